/* Small improvements; every page works without them. */
(() => {
  "use strict";
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]");

  /* j and k go from row to row of a list, Enter opens the row. */
  const walk = (wanted) => {
    const rows = [...document.querySelectorAll("table.rows th[scope=row] a")];
    const step = { j: 1, k: -1 }[wanted];
    if (!step || !rows.length) return false;
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
    return true;
  };

  /* data-key="d": press d to follow the link, press the button or enter the field. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    const wanted = event.key.toLowerCase();
    if (walk(wanted)) return event.preventDefault();
    const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.toLowerCase() === wanted);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input, select, textarea")) found.focus();
    else if (found.matches("details")) {
      found.open = !found.open;
      found.querySelector("summary").focus();
    } else found.click();
  });

  /* Escape closes the list of other steps again, and the focus is where it was opened. */
  document.addEventListener("keydown", (event) => {
    const opened = event.key === "Escape" && event.target.closest && event.target.closest(".head details[open]");
    if (!opened) return;
    opened.open = false;
    opened.querySelector("summary").focus();
  });

  /* data-quick: Ctrl + Enter anywhere in this form presses its first button; in a box of text Enter is a new line. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest("form[data-quick]");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[type=submit]"));
  });

  /* data-confirm="consequence": a form, button or link that asks first. */
  document.addEventListener("click", (event) => {
    const asked = event.target.closest("a[data-confirm], button[data-confirm]");
    if (asked && !window.confirm(asked.dataset.confirm)) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* data-leave="/don/7/": tells the server when this page is left for another that does not begin so. */
  const leaving = document.querySelector("form[data-leave]");
  if (leaving) {
    let next = "";
    document.addEventListener("click", (event) => { next = event.target.closest("a[href]:not([target])")?.pathname || ""; });
    document.addEventListener("submit", (event) => { next = new URL(event.submitter?.formAction || event.target.action || location.href, location).pathname; });
    window.addEventListener("pagehide", () => {
      if (!next.startsWith(leaving.dataset.leave)) navigator.sendBeacon(leaving.action, new FormData(leaving));
    });
  }

  /* data-submit on a select or a tick: send its form when it changes. */
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
    if (event.target.matches("[data-tick-all]")) {
      const boxes = event.target.form.querySelectorAll(`input[type=checkbox][name="${event.target.dataset.tickAll}"]`);
      boxes.forEach((box) => { box.checked = event.target.checked; });
    }
  });

  const errors = document.querySelector(".errors[tabindex]");
  if (errors) errors.focus();

  /* data-draft="name": what was typed stays on this machine for three days, until the form is accepted. */
  const DAYS = 3 * 24 * 3600 * 1000;
  const shelf = (form) => `draft:${form.dataset.draft}`;
  const kept = (form) => [...form.elements].filter((one) =>
    one.name && !one.matches("[type=hidden], [type=password], [type=file], [data-no-draft], button"));

  const save = (form) => {
    const values = kept(form).map((one) => [one.name, one.type, one.value, one.checked]);
    localStorage.setItem(shelf(form), JSON.stringify({ at: Date.now(), values }));
  };

  const restore = (form) => {
    const stored = JSON.parse(localStorage.getItem(shelf(form)) || "null");
    if (!stored || Date.now() - stored.at > DAYS) return localStorage.removeItem(shelf(form));
    let changed = false;
    kept(form).forEach((one) => {
      const old = stored.values.find(([name, type, value]) =>
        name === one.name && (type !== "radio" && type !== "checkbox" || value === one.value));
      if (!old) return;
      if (one.type === "radio" || one.type === "checkbox") {
        if (old[3] !== one.checked) { one.checked = old[3]; changed = true; }
      } else if (!one.value && old[2]) { one.value = old[2]; changed = true; }
    });
    const note = form.querySelector("[data-draft-note]");
    if (note && changed) note.hidden = false;
  };

  const start = (form) => {
    const sent = sessionStorage.getItem("draft-sent") === shelf(form);
    if (!(sent && form.querySelector("[aria-invalid=true]"))) restore(form);
    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => save(form), 400); });
    form.addEventListener("submit", () => { clearTimeout(waiting); save(form); sessionStorage.setItem("draft-sent", shelf(form)); });
    form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
      localStorage.removeItem(shelf(form));
      form.reset();
      form.querySelector("[data-draft-note]").hidden = true;
    });
  };

  try {
    const forms = [...document.querySelectorAll("form[data-draft]")];
    const sent = sessionStorage.getItem("draft-sent");
    if (sent && !forms.some((form) => shelf(form) === sent)) {
      localStorage.removeItem(sent);
      sessionStorage.removeItem("draft-sent");
    }
    forms.forEach(start);
    /* data-draft-forget="name": what was begun here before may be kept here no longer. */
    document.querySelectorAll("[data-draft-forget]").forEach((one) => localStorage.removeItem(`draft:${one.dataset.draftForget}`));
  } catch { /* A browser that refuses storage keeps no drafts. */ }
})();
