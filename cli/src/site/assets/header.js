// The theme, and the menu of languages. Loaded before the page is drawn, so that a chosen theme does not flash.
"use strict";
{
    const key = "theme";
    const root = document.documentElement;
    root.classList.add("has-script");

    // A browser may refuse to store anything; then the choice lasts as long as the page.
    const stored = () => {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;
        }
    };
    const store = (theme) => {
        try {
            localStorage.setItem(key, theme);
        } catch {
            // As said above.
        }
    };

    const chosen = stored();
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

    const shown = () =>
        root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

    document.addEventListener("DOMContentLoaded", () => {
        const button = document.querySelector("button.theme");
        button.hidden = false;
        button.addEventListener("click", () => {
            root.dataset.theme = shown() === "dark" ? "light" : "dark";
            store(root.dataset.theme);
        });

        const menu = document.querySelector(".languages details");
        document.addEventListener("click", ({ target }) => {
            if (!menu.contains(target)) menu.open = false;
        });
        menu.addEventListener("keydown", ({ key }) => {
            if (key !== "Escape" || !menu.open) return;
            menu.open = false;
            menu.querySelector("summary").focus();
        });
        menu.addEventListener("focusout", ({ relatedTarget }) => {
            if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
        });
    });
}
