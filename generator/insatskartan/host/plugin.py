"""MkDocs events -> the functions of the other folders."""

from __future__ import annotations

import gc
import logging
import os
import sys
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from markupsafe import Markup
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import CountHandler

from insatskartan.catalog import statement
from insatskartan.host import processes
from insatskartan.host.build import Build, read
from insatskartan.host.page import SHELL_TEMPLATE, GeneratedPage
from insatskartan.host.processes import SecondProcessError, alone, shared
from insatskartan.host.shell import Shell, finished
from insatskartan.host.theme_styles import ThemeStyles
from insatskartan.hosting import security, target
from insatskartan.hosting.fingerprint import Fingerprints
from insatskartan.hosting.staging import SiteFolderError, Staging
from insatskartan.pages import plan, search
from insatskartan.pages.site import compiled_templates
from insatskartan.rules import report
from insatskartan.search import index, metadata
from insatskartan.search.index import SearchIndexError
from insatskartan.text import dates
from insatskartan.text.swedish import date_text
from insatskartan.wording.labels.namespace import LABELS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs.utils.templates import TemplateContext

    from insatskartan.catalog.catalog import Catalog
    from insatskartan.search.index import Values

log = logging.getLogger("mkdocs.plugins.insatskartan")
"""A child of MkDocs' logger, without a prefix before the file name, so that the lines stay clickable."""

T = TypeVar("T")


class InsatskartanConfig(Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: - insatskartan:` in mkdocs.yml."""

    insatser = opt.Dir(exists=True, default="insatser")
    """Folder with the YAML files, relative to mkdocs.yml."""
    repository = opt.URL(is_dir=False)
    """Web address of the repository, for the links «Redigera» and «Anmäl ett fel»."""
    guide = opt.Type(bool, default=False)
    """Whether to build the style guide at /stil/; `mkdocs serve` always does."""
    security_contact = opt.Type(str, default="")
    """Where to report a vulnerability: a mailto:, https: or tel: address; without it there is no security.txt."""
    search = opt.Type(bool, default=True)
    """Whether to build the search index; without it the search field finds nothing."""
    publish = opt.Type(bool, default=False)
    """Whether the site will be published: then the accessibility statement must be complete."""


class Mode(NamedTuple):
    """What kind of build this is, by the command that was given."""

    serving: bool
    may_fork: bool
    may_stage: bool
    """A dirty build needs the pages of the last one and writes on top of them."""

    @classmethod
    def of(cls, command: str, *, dirty: bool) -> Mode:
        """Return what holds for a command of MkDocs."""
        builds = command == "build"
        may_fork = builds and sys.platform == "linux" and (os.cpu_count() or 1) > 1
        return cls(command == "serve", may_fork, builds and not dirty)


class Pending(NamedTuple):
    """What `on_files` leaves to be finished when all pages are written."""

    values: Values
    finish_exports: Callable[[], None]


class InsatskartanPlugin(BasePlugin[InsatskartanConfig]):  # type: ignore[no-untyped-call]
    """Checks the data, adds a page for each record, and writes the open data beside the pages.

    MkDocs calls the events in the order they have here. What one leaves for later ones is a frozen value of its own,
    None until then, so that mypy asks each reader whether it is there yet.
    """

    mode: Mode
    fingerprints: Fingerprints
    theme_styles: ThemeStyles
    staging: Staging | None = None
    build: Build | None = None
    """While serving, the next build starts from the last one."""
    pending: Pending | None = None
    shell: Shell | None = None

    def on_startup(self, *, command: str, dirty: bool, **_: Any) -> None:
        """Turn the garbage collector off: objects of a build live until its end, so collecting only costs time."""
        self.mode = Mode.of(command, dirty=dirty)
        if command == "build":
            gc.disable()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Point at our theme files, which belong to the package, and at the folder to build in."""
        package = Path(str(files("insatskartan.host")))
        config.theme.dirs.insert(0, str(package / "theme"))
        config.theme.dirs.insert(1, str(package / "assets"))
        if self.config.security_contact and not security.is_contact(self.config.security_contact):
            raise PluginError("security_contact ska vara en adress som börjar med mailto:, https:// eller tel:+.")
        self.fingerprints = Fingerprints(package / "assets/insatskartan")
        self.theme_styles = ThemeStyles(config.theme.dirs)
        _use_fingerprints(config, self.fingerprints)
        if not self.mode.serving:  # which builds in a temporary folder that MkDocs makes
            as_plugin_error(lambda: target.check(Path(config.site_dir), self._needed(config, package)))
        if self.mode.may_stage:
            self.staging = as_plugin_error(lambda: Staging(Path(config.site_dir)))
            config.site_dir = str(self.staging.folder)
        return config

    def _needed(self, config: MkDocsConfig, package: Path) -> Iterator[tuple[str, Path]]:
        """Yield what the build reads, which a site must not replace."""
        yield "datafilerna", Path(self.config.insatser)
        yield "texterna", Path(config.docs_dir)
        yield "inställningarna", Path(config.config_file_path)
        yield "programmet", package.parent
        yield from (("temat", Path(folder)) for folder in config.theme.dirs)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check the data; errors stop a build, and stand on every page while somebody is editing."""
        about, today = Path(config.docs_dir) / statement.FILE, dates.today(os.environ)
        self.build = read(Path(self.config.insatser), about, today, publish=self.config.publish, last=self.build)
        for problem in self.build.errors:
            log.error("%s", report.line(problem))
        if self.build.errors and not self.mode.serving:
            raise PluginError(f"{len(self.build.errors)} fel i datafilerna. Rätta dem och bygg igen.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every record, and have the open data written, which needs no page."""
        assert self.build
        planned = plan.page_jobs(
            self.build.catalog,
            self.build.today,
            self.config.repository,
            self.build.statement,
            guide=self.config.guide or self.mode.serving,
        )
        write = partial(_write, self.build.catalog, self.build.today, Path(config.site_dir))
        make = shared if self.mode.may_fork else alone
        pages, finish_exports = as_plugin_error(lambda: make(planned, write))
        self.pending = Pending({f"/{page.path}/": page.values for page in pages if page.values}, finish_exports)
        for page in pages:
            level = InclusionLevel.INCLUDED if page.menu else InclusionLevel.NOT_IN_NAV
            name = f"{page.path}/index.md" if page.path else "index.md"
            file = File.generated(config, name, content="", inclusion=level)
            GeneratedPage(page, file, config)
            files.append(file)
        self._add_static(files, config, self.build.today)
        self.theme_styles.publish(files, config)
        data = files.get_file_from_path(statement.FILE)  # read in on_pre_build; not a file for visitors
        if data:
            files.remove(data)
        return files

    def _add_static(self, files: Files, config: MkDocsConfig, today: dt.date) -> None:
        """Add our own files under the names they are published as, and security.txt."""
        for file in [file for file in files if file.src_uri in self.fingerprints.plain]:
            files.remove(file)
        static: list[tuple[str, str | bytes]] = [(name, data) for _, name, data in self.fingerprints.items()]
        if self.config.security_contact:
            expires = security.a_year_on(today)
            static.append((security.PATH, security.security_txt(self.config.security_contact, expires)))
        for name, data in static:
            # Without a level MkDocs leaves out what begins with a dot.
            files.append(File.generated(config, name, content=data, inclusion=InclusionLevel.INCLUDED))

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Start with nothing rendered: settings may have changed since the last build."""
        assert self.build
        env.bytecode_cache = compiled_templates()
        errors = [report.line(problem) for problem in self.build.errors]
        env.globals.update(m=LABELS, today=self.build.today.isoformat(), errors=errors)
        env.filters["date"] = date_text
        env.filters["asset"] = self.fingerprints.address
        env.filters["modules"] = self.fingerprints.modules
        env.filters["in_layer"] = self.theme_styles.link
        self.shell = Shell(env, self._finished)
        return env

    def on_page_content(self, html: str, *, page: HostPage, **_: Any) -> str:
        """Explain abbreviations in hand-written pages too, and add their search metadata."""
        if isinstance(page, GeneratedPage):
            return html
        assert self.build
        abbreviations, words = self.build.abbreviations, self.build.words
        abbreviations.start_page("../" * page.url.count("/"))
        about = metadata.of_page(words, page.url.rstrip("/"), str(page.title), str(page.meta.get("description", "")))
        return abbreviations.explain(Markup(html)) + about.html()  # noqa: S704 (our own Markdown, as MkDocs made it)

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, /, *, page: HostPage, **_: Any) -> TemplateContext:
        """Give hand-written pages their edit link, and keep what the shell of a generated page is rendered with."""
        if isinstance(page, GeneratedPage):
            page.context = context
        else:
            url = f"{self.config.repository.rstrip('/')}/edit/main/content/{page.file.src_uri}"
            context["edit_url"] = url  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(100)  # before plugins that look at finished pages
    def on_post_page(self, output: str, *, page: HostPage, **_: Any) -> str:
        """Put generated pages into their shell, and mend what the base template does not let a partial override."""
        if isinstance(page, GeneratedPage) and page.meta["template"] == SHELL_TEMPLATE:
            assert self.shell
            return self.shell.around(page)
        content = page.content or ""
        if content not in output:
            raise PluginError(f"Temat ändrar innehållet i {page.file.src_uri}; då går dess skript inte att skilja ut.")
        return self._finished(output, content)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Mend the error page in the same way."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def _finished(self, html: str, content: str = "") -> str:
        # `mkdocs serve` puts an inline script of its own into each page, which the policy would stop.
        return finished(html, content, with_policy=not self.mode.serving)

    @event_priority(-100)  # after plugins that write into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the pages, wait for the open data, and replace the old site."""
        assert self.build
        assert self.pending
        if self.config.search and not _aborts():
            words = search.words(self.build.catalog, self.build.words)
            as_plugin_error(partial(index.write, Path(config.site_dir), words, self.pending.values))
        as_plugin_error(self.pending.finish_exports)
        if self.staging and not _aborts():
            as_plugin_error(self.staging.publish)
            config.site_dir = str(self.staging.site)

    def on_build_error(self, **_: Any) -> None:
        """Keep the old site."""
        processes.stop()
        if self.staging:
            self.staging.discard()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Rebuild when data, templates, style or code of the theme change."""
        server.watch(self.config.insatser)
        for folder in ("pages/templates", "host/theme", "host/assets"):
            server.watch(str(files("insatskartan") / folder))
        return server


def as_plugin_error(action: Callable[[], T]) -> T:
    """Run `action`, turning expected build errors into PluginError, which MkDocs shows without a traceback."""
    try:
        return action()
    except (SiteFolderError, SecondProcessError, SearchIndexError) as error:
        raise PluginError(str(error)) from error


def _use_fingerprints(config: MkDocsConfig, fingerprints: Fingerprints) -> None:
    """Let the settings name our files as they are published."""
    config.extra_css = [fingerprints.address(style) for style in config.extra_css]
    for position, script in enumerate(config.extra_javascript):
        if isinstance(script, str):
            config.extra_javascript[position] = fingerprints.address(script)
        else:
            script.path = fingerprints.address(script.path)
    for name in ("favicon", "logo"):
        config.theme[name] = fingerprints.address(config.theme.get(name) or "")


def _aborts() -> bool:
    """Tell whether MkDocs, in strict mode, is about to stop because of a warning: it counts them with this handler."""
    logger = logging.getLogger(CountHandler.__module__.partition(".")[0])
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in logger.handlers)


def _write(catalog: Catalog, today: dt.date, site: Path) -> None:
    from insatskartan.exports import writing  # only the process that writes needs it

    writing.write(catalog, today, site)
