// Shows the codes that match while one types. Without it, the server answers the form.
"use strict";
{
    const form = document.querySelector("form.search");
    const input = form.elements.q;
    const rows = [...document.querySelectorAll("[data-search]")];
    const sections = [...document.querySelectorAll("section.class")];
    const found = document.querySelector(".found");

    // The same as `fold` in search.rs.
    const fold = (text) =>
        text
            .normalize("NFKD")
            .toLowerCase()
            .replace(/[\u0300-\u036f]/g, "")
            .replaceAll("ı", "i");

    // Four digits are the number of a code, not of one that a text mentions.
    const has = (text, word) => (/^\d{4}$/.test(word) ? text.startsWith(word) : text.includes(word));

    const show = () => {
        const words = fold(input.value).split(/\s+/).filter(Boolean);
        for (const row of rows) row.hidden = !words.every((word) => has(row.dataset.search, word));
        for (const section of sections) section.hidden = !section.querySelector("[data-search]:not([hidden])");
        const shown = rows.filter((row) => !row.hidden).length;
        if (shown === rows.length) found.textContent = "";
        else if (shown === 0) found.textContent = found.dataset.none;
        else found.textContent = found.dataset.found.replace("{shown}", shown);
    };

    const remember = () => {
        const url = new URL(location.href);
        if (input.value) url.searchParams.set("q", input.value);
        else url.searchParams.delete("q");
        history.replaceState(null, "", url);
    };

    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        remember();
        // A single match is what was looked for.
        const links = document.querySelectorAll("[data-search]:not([hidden]) a");
        if (input.value && links.length === 1) links[0].click();
    });

    // From a static server, the page comes without what was searched for.
    input.value ||= new URLSearchParams(location.search).get("q") ?? "";
    show();
}
