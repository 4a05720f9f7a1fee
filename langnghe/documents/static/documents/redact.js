// Boxes drawn on a page become lines of the form; the lines are what is sent.
"use strict";
(() => {
  const lines = document.querySelector("[data-redact-boxes]");
  if (!lines) return;
  const boxesOf = (page) =>
    lines.value.split("\n").map((line) => line.trim().split(/\s+/).map(Number))
      .filter((box) => box.length === 5 && box[0] === page && box.every(Number.isFinite));
  const paint = (canvas, image, page, extra) => {
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    brush.fillStyle = "rgba(0,0,0,.75)";
    for (const [, left, top, right, bottom] of [...boxesOf(page), ...(extra ? [extra] : [])]) {
      brush.fillRect(left / 100 * canvas.width, top / 100 * canvas.height,
        (right - left) / 100 * canvas.width, (bottom - top) / 100 * canvas.height);
    }
  };
  for (const canvas of document.querySelectorAll("[data-redact-page]")) {
    const page = Number(canvas.dataset.redactPage);
    const image = new Image();
    let from = null;
    const at = (event) => {
      const place = canvas.getBoundingClientRect();
      const share = (value, size) => Math.min(100, Math.max(0, value / size * 100));
      return [share(event.clientX - place.left, place.width), share(event.clientY - place.top, place.height)];
    };
    const box = (to) => [page, Math.min(from[0], to[0]), Math.min(from[1], to[1]),
      Math.max(from[0], to[0]), Math.max(from[1], to[1])].map((value, n) => n ? Number(value.toFixed(1)) : value);
    image.onload = () => {
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.hidden = false;
      paint(canvas, image, page);
    };
    image.src = canvas.dataset.src;
    canvas.addEventListener("pointerdown", (event) => { from = at(event); canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener("pointermove", (event) => { if (from) paint(canvas, image, page, box(at(event))); });
    canvas.addEventListener("pointerup", (event) => {
      if (!from) return;
      const drawn = box(at(event));
      from = null;
      if (drawn[3] - drawn[1] > 0.5 && drawn[4] - drawn[2] > 0.3) {
        lines.value = `${lines.value.trim()}\n${drawn.join(" ")}`.trim();
      }
      paint(canvas, image, page);
    });
    lines.addEventListener("input", () => { if (image.complete) paint(canvas, image, page); });
  }
})();
