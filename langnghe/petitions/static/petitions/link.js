/* A link carries its token in the fragment, which no server sees: it fills the form and leaves the address. */
(() => {
  "use strict";
  const field = document.querySelector("form[data-fragment] input[name=token]");
  const token = location.hash.slice(1);
  if (!field || !/^[0-9A-Za-z_-]{20,60}$/.test(token)) return;
  field.value = token;
  history.replaceState(null, "", location.pathname);
  field.form.querySelector("button").focus();
})();
