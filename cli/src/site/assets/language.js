// Goes to the language of the browser, from a static server that cannot.
"use strict";
{
    const links = [...document.querySelectorAll(".choice a")];
    const primary = (tag) => tag.toLowerCase().split("-")[0];
    const find = (tag) =>
        links.find(({ hreflang }) => hreflang.toLowerCase() === tag.toLowerCase()) ??
        links.find(({ hreflang }) => primary(hreflang) === primary(tag));
    const link = navigator.languages.map(find).find(Boolean);
    if (link) location.replace(link.href);
}
