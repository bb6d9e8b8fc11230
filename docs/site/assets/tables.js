/* Lets a table that is wider than a telephone be scrolled with the keys: what scrolls can be focused. */
"use strict";

document$.subscribe(() => requestAnimationFrame(() => {
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap")) one.tabIndex = 0;
}));
