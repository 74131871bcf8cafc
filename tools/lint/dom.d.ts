// What kind of element a selector finds stands in the templates, and the browser tests hold scripts and templates
// together. So what is looked up in a page may be anything here; all else is checked.

interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Document {
  getElementById(id: string): any;
}

interface Element {
  closest(selectors: string): any;
}

/** The target of an event is an element. */
interface EventTarget {
  closest(selectors: string): any;
  tabIndex: number;
  type: any;
}
