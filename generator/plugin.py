"""MkDocs events -> the functions of the other modules. The only module that knows MkDocs."""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
from copy import copy
from functools import partial
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup
from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from generator import clock, pages, processes, report, statement
from generator.catalog import Catalog, load
from generator.hosting import csp, search_index, security, target
from generator.hosting.fingerprint import Fingerprints
from generator.hosting.search_index import SearchIndexError
from generator.hosting.staging import SiteFolderError, Staging
from generator.pages import marks, microcopy, search
from generator.pages.prose import Abbreviations
from generator.pages.view import compiled_templates
from generator.problems import Severity
from generator.processes import SecondProcessError, alone, shared
from generator.rules import STRICT, check
from generator.rules.finding import Context
from generator.search_words import SearchWords
from generator.swedish import date_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

    from generator.pages.page import Heading, Page

log = logging.getLogger("mkdocs.plugins.insatskartan")
"""Below MkDocs' own logger, without a prefix before the file name, so that the lines stay clickable."""

T = TypeVar("T")

SHELL_TEMPLATE = "shell.html"
"""Renders nothing: the page's HTML comes from `Shell`."""
STYLE = "stil.css"
"""What our style sheets, listed one by one in mkdocs.yml, are joined into."""


class InsatskartanConfig(Config):  # type: ignore[no-untyped-call]
    """Settings under `plugins: - insatskartan:` in mkdocs.yml."""

    insatser = opt.Dir(exists=True, default="insatser")
    """Folder with the YAML files, relative to mkdocs.yml."""
    repository = opt.URL(is_dir=False)
    """Web address of the repository, for the links «Redigera» and «Anmäl ett fel»."""
    guide = opt.Type(bool, default=False)
    """Whether to build the style guide at /stil/; `mkdocs serve` always does."""
    security_contact = opt.Type(str, default="")
    """Where a security hole is reported, as a mailto:, https: or tel: address; without it there is no security.txt."""
    search = opt.Type(bool, default=True)
    """Whether to make the search index; without it the search field leads nowhere."""
    publish = opt.Type(bool, default=False)
    """The site is to be published: the accessibility statement must be complete."""


class GeneratedPage(HostPage):
    """A page whose HTML is finished: MkDocs neither reads nor parses anything."""

    printed = ""
    """The address on paper, where it differs from the page's own."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        self.generated = page
        self.outline = _outline(page.outline)
        super().__init__(escape(page.menu or page.title), file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 (the host's signature)
        """Give the theme what front matter would have said; the sidebar only holds what the tabs hold."""
        self.markdown = ""
        # The host's templates do not escape, and this text comes out of YAML.
        self.meta = {"description": escape(self.generated.description), "hide": ["navigation"]}
        if self.generated.path:
            self.meta["title"] = escape(self.generated.title)
        if not self.generated.contents or len(self.generated.outline) < 4:
            self.meta["hide"] += ["toc"]
        self.meta["script"] = self.generated.script
        self.meta["search"] = {"exclude": not self.generated.searchable}
        self.meta["template"] = "main.html" if self.generated.menu else SHELL_TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 (the host's signature)
        """Hand over the finished HTML, its outline and its anchors."""
        self.content = self.generated.html
        self.toc = get_toc(_tokens(self.generated.outline))
        self.present_anchor_ids = {heading.id for heading in self.generated.outline}
        self.links_to_anchors = {}


def _outline(outline: tuple[Heading, ...]) -> str:
    """Return the second-level headings as list items, for the theme's table of contents."""
    return "\n".join(
        f'<li class="md-nav__item"><a href="#{heading.id}" class="md-nav__link">'
        f'<span class="md-ellipsis">{escape(heading.text)}</span></a></li>'
        for heading in outline
        if heading.level == 2
    )


def _tokens(outline: tuple[Heading, ...]) -> Any:
    """Nest headings the way Python-Markdown's toc extension does."""
    roots: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for heading in outline:
        name = escape(heading.text)
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": name,
            "html": name,
            "data-toc-label": "",
            "children": [],
        }
        while open_ and open_[-1]["level"] >= heading.level:
            open_.pop()
        (open_[-1]["children"] if open_ else roots).append(token)
        open_.append(token)
    return roots


class Shell:
    """What the theme puts around the generated pages that are not in the menu.

    It is the same for all of them at one depth but for title, description, address, outline and content, and rendering
    it costs as much as making the page. So it is rendered once for each depth, with marks where these five stand.
    """

    def __init__(self, env: Environment, finish: Callable[[str], str]) -> None:
        self.env = env
        self.finish = finish
        """What is done to every page; here it is done once for all pages of a depth."""
        self.rendered: dict[tuple[int, bool, str, bool], list[str]] = {}

    def around(self, page: GeneratedPage, context: TemplateContext) -> str:
        """Return the finished page."""
        meta = page.meta
        key = page.url.count("/"), "toc" in meta["hide"], meta["script"], meta["search"]["exclude"]
        if key not in self.rendered:
            self.rendered[key] = self._render(page, context)
        values = {
            "title": page.meta["title"],
            "description": page.meta["description"],
            "address": page.canonical_url or "",
            "printed": page.canonical_url or page.url,
            "outline": page.outline,
            "content": page.content or "",
        }
        pieces = self.rendered[key]
        return "".join(values[piece] if place % 2 else piece for place, piece in enumerate(pieces))

    def _render(self, page: GeneratedPage, context: TemplateContext) -> list[str]:
        """Return the theme's text in pieces; every second one is the name of what stands there."""
        stand_in = copy(page)
        stand_in.title = _mark("title")
        stand_in.meta = {**page.meta, "title": _mark("title"), "description": _mark("description")}
        stand_in.canonical_url = page.canonical_url and _mark("address")
        stand_in.printed = _mark("printed")
        stand_in.content = _mark("content")
        stand_in.outline = _mark("outline")
        html = self.finish(self.env.get_template("main.html").render({**context, "page": stand_in}))
        return re.split(f"{_MARK}(\\w+){_MARK}", html)


_MARK = "ik\x00"
"""Holds a character that no text of ours may hold."""


def _mark(name: str) -> str:
    return f"{_MARK}{name}{_MARK}"


class InsatskartanPlugin(BasePlugin[InsatskartanConfig]):  # type: ignore[no-untyped-call]
    """Checks the data, adds a page for each record, and writes the open data beside the pages."""

    catalog: Catalog = Catalog()
    """What was last read without errors; `serve` goes on showing it while a file is broken."""
    today: dt.date

    staging: Staging | None = None

    def on_startup(self, *, command: str, dirty: bool, **_: Any) -> None:
        """Build without the garbage collector: what a build makes lives until it ends, and would be walked anew."""
        self.may_fork = command == "build" and sys.platform == "linux" and (os.cpu_count() or 1) > 1
        self.serving = command == "serve"
        self.may_stage = command == "build" and not dirty  # a dirty build needs the pages of the last one
        self.with_policy = command != "serve"  # which puts an inline script of its own into each page
        if command == "build":
            gc.disable()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Point at our theme files, which belong to the package, and at the folder to build in."""
        package = Path(str(files("generator")))
        config.theme.dirs.insert(0, str(package / "theme"))
        config.theme.dirs.insert(1, str(package / "assets"))
        self.root = Path(self.config.insatser)
        if self.config.security_contact and not security.is_contact(self.config.security_contact):
            raise PluginError("security_contact ska vara en adress som börjar med mailto:, https:// eller tel:+.")
        self._use_fingerprints(config, package / "assets/insatskartan")
        if not self.serving:  # which builds in a temporary folder that MkDocs makes
            _told(lambda: target.check(Path(config.site_dir), self._needed(config, package)))
        if self.may_stage:
            self.staging = _told(lambda: Staging(Path(config.site_dir)))
            config.site_dir = str(self.staging.folder)
        return config

    def _needed(self, config: MkDocsConfig, package: Path) -> Iterator[tuple[str, Path]]:
        """Yield what the build reads, which a site must not take the place of."""
        yield "datafilerna", self.root
        yield "texterna", Path(config.docs_dir)
        yield "inställningarna", Path(config.config_file_path)
        yield "programmet", package
        yield from (("temat", Path(folder)) for folder in config.theme.dirs)

    def _use_fingerprints(self, config: MkDocsConfig, folder: Path) -> None:
        """Let the settings name our files as they are published."""
        self.fingerprints = Fingerprints(folder)
        config.extra_css = self.fingerprints.join(config.extra_css, STYLE)
        for place, script in enumerate(config.extra_javascript):
            if isinstance(script, str):
                config.extra_javascript[place] = self.fingerprints.address(script)
            else:
                script.path = self.fingerprints.address(script.path)
        for name in ("favicon", "logo"):
            config.theme[name] = self.fingerprints.address(config.theme.get(name) or "")

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check the data; errors stop a build, and stand on every page while somebody is editing."""
        self.today = clock.today(os.environ)
        loaded = load(self.root)
        about = Path(config.docs_dir) / statement.FILE
        self.statement, told = statement.load(about, self.today, publish=self.config.publish)
        problems = [*check(loaded, Context(self.today), STRICT), *told]
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        for problem in errors:
            log.error("%s", report.line(problem))
        if errors and not self.serving:
            raise PluginError(f"{len(errors)} fel i datafilerna. Rätta dem och bygg igen.")
        self.errors = errors
        if not errors:
            self.catalog = loaded.catalog()
        self.abbreviations = Abbreviations(self.catalog)
        self.words = SearchWords(self.catalog)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every record, and have the open data written, which needs no page."""
        plan = pages.plan(
            self.catalog,
            self.today,
            self.config.repository,
            self.statement,
            guide=self.config.guide or self.serving,
        )
        write = partial(_write, self.catalog, self.today, Path(config.site_dir))
        made, self.finish_exports = _told(lambda: (shared if self.may_fork else alone)(plan, write))
        self.values = {f"/{page.path}/": page.values for page in made if page.values}
        for page in made:
            level = InclusionLevel.INCLUDED if page.menu else InclusionLevel.NOT_IN_NAV
            name = f"{page.path}/index.md" if page.path else "index.md"
            file = File.generated(config, name, content="", inclusion=level)
            GeneratedPage(page, file, config)
            files.append(file)
        self._add_static(files, config)
        data = files.get_file_from_path(statement.FILE)  # read in on_pre_build; not a file for visitors
        if data:
            files.remove(data)
        return files

    def _add_static(self, files: Files, config: MkDocsConfig) -> None:
        """Add our own files under the names they are published as, and security.txt."""
        for file in [file for file in files if file.src_uri in self.fingerprints.plain]:
            files.remove(file)
        static: list[tuple[str, str | bytes]] = [(name, data) for _, name, data in self.fingerprints.items()]
        if self.config.security_contact:
            expires = security.a_year_on(self.today)
            static.append((security.PATH, security.security_txt(self.config.security_contact, expires)))
        for name, data in static:
            # The level is said because MkDocs leaves out what begins with a dot.
            files.append(File.generated(config, name, content=data, inclusion=InclusionLevel.INCLUDED))

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Start with nothing rendered: settings may have changed since the last build."""
        env.bytecode_cache = compiled_templates()
        env.globals.update(m=microcopy, today=self.today.isoformat(), errors=[report.line(row) for row in self.errors])
        env.filters["date"] = date_text
        env.filters["asset"] = self.fingerprints.address
        self.shell = Shell(env, self._finished)
        return env

    def on_page_content(self, html: str, *, page: HostPage, **_: Any) -> str:
        """Explain abbreviations in hand-written pages too, and tell search about them."""
        if isinstance(page, GeneratedPage):
            return html
        self.abbreviations.start_page("../" * page.url.count("/"))
        about = marks.of_page(self.words, page.url.rstrip("/"), str(page.title), str(page.meta.get("description", "")))
        return self.abbreviations.explain(Markup(html)) + about.html()  # noqa: S704 (our own Markdown, as MkDocs made it)

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, /, *, page: HostPage, **_: Any) -> TemplateContext:
        """Give hand-written pages their edit link."""
        if isinstance(page, GeneratedPage):
            self.context = context
        else:
            url = f"{self.config.repository.rstrip('/')}/edit/main/content/{page.file.src_uri}"
            context["edit_url"] = url  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(100)  # before plugins that look at finished pages
    def on_post_page(self, output: str, *, page: HostPage, **_: Any) -> str:
        """Put generated pages into their shell, and mend what the base template does not let a partial override."""
        if isinstance(page, GeneratedPage) and page.meta["template"] == SHELL_TEMPLATE:
            return self.shell.around(page, self.context)
        content = page.content or ""
        if content not in output:
            raise PluginError(f"Temat ändrar innehållet i {page.file.src_uri}; då går dess skript inte att skilja ut.")
        return self._finished(output, content)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """Mend the error page in the same way."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    def _finished(self, html: str, content: str = "") -> str:
        """Return the theme's HTML, around some content, mended and with the policy for its own scripts."""
        frame, html = html.replace(content, "", 1), _mend(html)
        return csp.with_policy(html, frame) if self.with_policy else html

    @event_priority(-100)  # after plugins that write into the site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the pages, wait for the open data, and put the whole in the place of the old site."""
        if self.config.search and not _aborts():
            words = search.words(self.catalog, self.words)
            _told(lambda: search_index.write(Path(config.site_dir), words, self.values))
        _told(self.finish_exports)
        if self.staging and not _aborts():
            _told(self.staging.publish)
            config.site_dir = str(self.staging.site)

    def on_build_error(self, **_: Any) -> None:
        """Leave the old site as it is."""
        processes.stop()
        if self.staging:
            self.staging.discard()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Rebuild when data, templates, style or code of the theme change."""
        server.watch(str(self.root))
        for folder in ("templates", "theme", "assets"):
            server.watch(str(files("generator") / folder))
        return server


def _told(do: Callable[[], T]) -> T:
    """Do something; if it can't be done, say why without a traceback."""
    try:
        return do()
    except (SiteFolderError, SecondProcessError, SearchIndexError) as error:
        raise PluginError(str(error)) from error


def _aborts() -> bool:
    """Tell whether MkDocs, in strict mode, is about to stop because of a warning: it counts them with this handler."""
    logger = logging.getLogger(CountHandler.__module__.partition(".")[0])
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in logger.handlers)


def _write(catalog: Catalog, today: dt.date, site: Path) -> None:
    from generator import exports  # only the process that writes needs it

    exports.write(catalog, today, site)


def _mend(html: str) -> str:
    """Drop attributes that are not valid on hidden checkboxes (HTML, 4.10.5.1.15)."""
    return html.replace('id="__drawer" autocomplete="off"', 'id="__drawer"', 1).replace(
        'id="__search" autocomplete="off"', 'id="__search"', 1
    )
