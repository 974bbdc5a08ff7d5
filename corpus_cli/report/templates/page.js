// What a reader can do with the page: look closer at charts, sort and filter. Without it all of it can still be read.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const specs = JSON.parse(byId("charts").textContent);
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  // The interpreter runs chart expressions without eval, which the page's policy forbids.
  const options = {
    mode: "vega-lite", ast: true, actions: false, defaultStyle: false, renderer: "svg",
    tooltip: { theme: "page", disableDefaultStyle: true },
  };

  async function drawCharts() {
    const views = {};
    for (const [id, spec] of Object.entries(specs)) {
      views[id] = (await vegaEmbed(byId(id), spec, options)).view;
      // The element around it says what it is, and the table below it says the figures.
      byId(id).querySelector("svg").setAttribute("aria-hidden", "true");
    }
    connectYears(views);
    document.documentElement.dataset.charts = "drawn";
  }

  function connectYears(views) {
    const form = byId("years");
    const overview = views["chart-overview"];
    if (!form || !overview) return;
    const moved = [views["chart-published"], views["chart-mentioned"]].filter(Boolean);
    const show = (from, to) => moved.forEach((view) => view.signal("from", from).signal("to", to).runAsync());
    const yearStart = (year) => new Date(0).setUTCFullYear(year, 0, 1);
    const whole = { from: Number(form.dataset.first), to: Number(form.dataset.last) };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const from = form.elements.from.valueAsNumber;
      const to = Math.max(from, form.elements.to.valueAsNumber);
      if (from && to) show(yearStart(from), yearStart(to + 1));
    });
    byId("all-years").addEventListener("click", () => {
      form.elements.from.value = whole.from;
      form.elements.to.value = whole.to;
      show(yearStart(whole.from), yearStart(whole.to + 1));
    });
    overview.addSignalListener("brush", (name, brush) => {
      const span = brush.start;
      if (!span || span[0] === span[1]) return;
      const [from, to] = [Math.min(...span), Math.max(...span)];
      form.elements.from.value = new Date(from).getUTCFullYear();
      form.elements.to.value = new Date(to).getUTCFullYear();
      show(from, to);
    });
    form.hidden = false;
  }

  const KEYS = {
    published: (row) => row.cells[0].textContent,
    language: (row) => row.cells[1].textContent,
    name: (row) => row.dataset.name,
    hit: (row) => row.querySelector("mark").textContent,
    before: (row) => row.querySelector(".before").textContent.trim().split(/\s+/).reverse().join(" "),
    after: (row) => row.querySelector(".after").textContent.trim(),
    article: (row) => row.querySelector(".article").textContent,
  };

  function liveTable() {
    const table = byId("concordance-table");
    if (!table) return;
    const form = byId("concordance-controls");
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
    const heads = [...table.tHead.rows[0].cells];
    const order = { key: "", down: false };

    function sort(key, down) {
      const key_of = KEYS[key];
      const keyed = rows.map((row, index) => [key_of(row), index, row]);
      keyed.sort((one, two) => collator.compare(one[0], two[0]) * (down ? -1 : 1) || one[1] - two[1]);
      table.tBodies[0].append(...keyed.map((item) => item[2]));
      Object.assign(order, { key, down });
      heads.forEach((head) => {
        head.setAttribute("aria-sort", head.dataset.key !== key ? "none" : down ? "descending" : "ascending");
      });
      form.elements.sort.value = key;
    }

    function filter() {
      const words = form.elements.text.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const name = form.elements.name ? form.elements.name.value : "";
      const language = form.elements.language.value;
      let shown = 0;
      rows.forEach((row, index) => {
        const fits = words.every((word) => texts[index].includes(word))
          && (!name || row.dataset.name === name) && (!language || row.cells[1].textContent === language);
        row.hidden = !fits;
        shown += fits;
      });
      byId("concordance-status").textContent = `${shown} of ${rows.length} mentions shown`;
    }

    heads.forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        sort(head.dataset.key, order.key === head.dataset.key && !order.down);
      });
      head.append(button);
      head.setAttribute("aria-sort", "none");
    });
    form.elements.sort.addEventListener("change", () => sort(form.elements.sort.value, false));
    form.addEventListener("input", (event) => { if (event.target.name !== "sort") filter(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }

  function liveArticles() {
    const form = byId("articles-controls");
    const stories = [...byId("stories").children];
    let texts = null;
    form.elements.text.addEventListener("input", () => {
      texts ??= stories.map((story) => story.textContent.toLocaleLowerCase());
      const words = form.elements.text.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      stories.forEach((story, index) => {
        const fits = words.every((word) => texts[index].includes(word));
        story.hidden = !fits;
        shown += fits;
      });
      byId("articles-status").textContent = `${shown} of ${stories.length} articles shown`;
    });
    form.elements.dates.addEventListener("change", () => {
      document.body.classList.toggle("plain-dates", !form.elements.dates.checked);
    });
    const open_all = (open) => stories.forEach((story) => { story.open = open; });
    byId("open-all").addEventListener("click", () => open_all(true));
    byId("close-all").addEventListener("click", () => open_all(false));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }

  // A link to an article opens it, and puts the reader there.
  function openTarget() {
    const target = location.hash.startsWith("#a-") && byId(location.hash.slice(1));
    if (!target) return;
    target.closest("details").open = true;
    target.closest("details").hidden = false;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  liveTable();
  liveArticles();
  window.addEventListener("hashchange", openTarget);
  openTarget();
  drawCharts();
})();
