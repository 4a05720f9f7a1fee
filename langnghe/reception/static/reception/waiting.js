/* Turns that wait for a connection: kept on this machine under a key that cannot leave it, sent in order, then wiped.
   Without this file the form works as any form. A denunciation, or what may be one, is never kept. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-waiting]");
  const box = document.querySelector("[data-waiting-list]");
  if (!form || !box) return;
  const state = box.querySelector("[data-waiting-state]");
  const list = box.querySelector("[data-waiting-rows]");
  const able = window.isSecureContext && window.indexedDB && window.crypto?.subtle;
  const say = (name) => { state.textContent = state.dataset[name]; box.hidden = false; };

  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let opened;
  const open = () => opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("reception", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("turns", { keyPath: "order", autoIncrement: true });
      request.result.createObjectStore("keys");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = async (name, mode) => (await open()).transaction(name, mode).objectStore(name);
  const key = async () => {
    const kept = await answer((await store("keys", "readonly")).get("turns"));
    if (kept) return kept;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await answer((await store("keys", "readwrite")).put(made, "turns"));
    return made;
  };
  const seal = async (values) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(values));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), text) };
  };
  const unseal = async (row) => {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await key(), row.data);
    return JSON.parse(new TextDecoder().decode(plain));
  };
  /* Each officer sees and sends only the turns of their own sign-in. */
  const mine = async () => (await answer((await store("turns", "readonly")).getAll()))
    .filter((row) => row.who === form.dataset.who);
  const drop = async (order) => answer((await store("turns", "readwrite")).delete(order));

  const field = (name) => form.elements.namedItem(name);
  const secret = () => {
    if (field("is_denunciation")?.checked) return true;
    if (field("not_denunciation")?.value) return false;
    const words = [...form.querySelectorAll("textarea, input:not([type=hidden])")].map((one) => one.value).join(" ");
    const bare = words.normalize("NFD").replace(/[\u0300-\u036f\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase().replace(/đ/g, "d");
    return /(^|[^a-z0-9])(to[\s_-]+(cao|giac)|don[\s_-]+to)(?![a-z0-9])/.test(bare);
  };
  const blank = () => {
    form.reset();
    field("token").value = crypto.randomUUID();
    for (const name of ["known", "ticket", "not_denunciation"]) if (field(name)?.type === "hidden") field(name).value = "";
    field("full_name").value = "";
    field("content").value = "";
    field("full_name").focus();
  };

  const show = async () => {
    const rows = await mine();
    list.replaceChildren();
    for (const row of rows) {
      const values = await unseal(row);
      const item = document.createElement("li");
      const name = values.find(([label]) => label === "full_name")?.[1] ?? "";
      item.append(`${name} `);
      if (row.wrong) {
        const why = document.createElement("b");
        why.textContent = `${list.dataset.wrong} ${row.wrong} `;
        item.append(why);
      }
      item.append(button(list.dataset.edit, () => edit(row, values)), button(list.dataset.drop, () => remove(row)));
      list.append(item);
    }
    if (!rows.length && state.textContent !== state.dataset.secret && state.textContent !== state.dataset.unsafe) box.hidden = true;
    return rows;
  };
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn small quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  const edit = async (row, values) => {
    for (const [name, value] of values) {
      const one = field(name);
      if (!one || name === "csrfmiddlewaretoken") continue;
      if (one.type === "checkbox") one.checked = true;
      else one.value = value;
    }
    await drop(row.order);
    await show();
    field("full_name").focus();
  };
  const remove = async (row) => {
    if (!window.confirm(list.dataset.sure)) return;
    await drop(row.order);
    await show();
  };

  const keep = async () => {
    if (secret()) { blank(); say("secret"); return; }
    if (!able) { say("unsafe"); return; }
    const values = [...new FormData(form).entries()].filter(([name]) => name !== "csrfmiddlewaretoken");
    const sealed = await seal(values);
    await answer((await store("turns", "readwrite")).add({ ...sealed, who: form.dataset.who, to: form.dataset.waiting }));
    blank();
    say("offline");
    await show();
  };

  const send = async (row) => {
    const body = new URLSearchParams(await unseal(row));
    body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    const reply = await fetch(row.to, { method: "POST", body, headers: { "X-Waited": "1" }, redirect: "manual" });
    if (reply.type === "opaqueredirect" || reply.status === 403) { say("signin"); return false; }
    if (reply.status === 201) { await drop(row.order); return true; }
    if (reply.status >= 500 || !reply.headers.get("content-type")?.includes("json")) return false;
    const told = await reply.json();
    await answer((await store("turns", "readwrite")).put({ ...row, wrong: told.errors.join(" ") }));
    return true;
  };
  const flush = async () => {
    for (const row of await mine()) {
      if (row.wrong) continue;
      say("sending");
      if (!(await send(row))) break;
    }
  };
  /* One window sends at a time; the token of each form makes a second sending harmless anyway. */
  const catchUp = async () => {
    try {
      if (navigator.onLine) await navigator.locks.request("reception-turns", { ifAvailable: true }, async (lock) => { if (lock) await flush(); });
    } catch { say("offline"); }
    await show();
  };

  const reachable = async () => {
    if (!navigator.onLine) return false;
    try {
      return (await fetch("/suc-khoe/", { cache: "no-store", signal: AbortSignal.timeout(4000) })).ok;
    } catch { return false; }
  };
  let sure = false;
  form.addEventListener("submit", async (event) => {
    if (sure) return;
    event.preventDefault();
    const pressed = event.submitter;
    if (await reachable()) { sure = true; form.requestSubmit(pressed); return; }
    await keep();
  });
  if (!able) return;
  window.addEventListener("online", catchUp);
  window.setInterval(async () => { if ((await mine()).some((row) => !row.wrong)) await catchUp(); }, 15000);
  catchUp();
})();
