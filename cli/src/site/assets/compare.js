// Goes straight to the page of two codes. Without it, the server sends the browser there.
"use strict";
{
    const form = document.querySelector(".picker form");
    form?.addEventListener("submit", (event) => {
        event.preventDefault();
        const codes = [form.elements.left.value, form.elements.right.value].map(Number);
        const [low, high] = codes.sort((one, other) => one - other);
        location.href = new URL(low === high ? `${low}` : `${low}-vs-${high}`, form.action).href;
    });
}
