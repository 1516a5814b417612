// Maps of cores and links: which run, what of it, and a slider over time.
// Values are bytes, 255ths of the layer's greatest; frame 0 is the whole run.
Inmesh.kinds.heatmaps = (figure, data) => {
  const element = Inmesh.element;
  const stage = figure.querySelector(".stage");
  const option = (text, index) => element("option", { value: index }, text);
  const choose = (label, names) => {
    const list = element("select", { "aria-label": label }, ...names.map(option));
    list.hidden = names.length < 2;
    return list;
  };
  const offer = (list, names) => {
    list.replaceChildren(...names.map(option));
    list.hidden = names.length < 2;
  };
  const runs = choose("Run", data.maps.map((map) => map.name));
  const lists = { cores: choose("Cores", []), links: choose("Links", []) };
  const slider = element("input", {
    type: "range", min: 0, value: 0, step: 1, "aria-label": "Interval of time",
  });
  const play = element("button", { type: "button" }, "Play");
  const time = element("output");
  const picture = element("div", { class: "drawing" });
  const reading = element("p", { class: "reading screen" });
  const title = element("p", { class: "note" });
  stage.append(
    element("div", { class: "controls screen" }, runs, lists.cores, lists.links, play, slider, time),
    title, picture, reading);

  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  let map, layout, timer;
  const layers = {}, frames = {};

  const select = () => {
    map = data.maps[runs.value || 0];
    offer(lists.cores, map.layers.map((each) => each.name));
    offer(lists.links, map.linkLayers.map((each) => each.name));
    slider.value = 0;
    selectLayers();
  };
  const selectLayers = () => {
    layers.cores = map.layers[lists.cores.value || 0];
    layers.links = map.linkLayers[lists.links.value || 0];
    for (const part of ["cores", "links"]) frames[part] = (layers[part]?.frames ?? []).map(bytes);
    const most = Math.max(frames.cores.length, frames.links.length) - 1;
    slider.max = most;
    slider.hidden = play.hidden = most < 1;
    draw();
  };

  /** Of an interval; of the whole run where no more is known. */
  const values = (part) => frames[part][Math.min(Number(slider.value), frames[part].length - 1)];
  const interval = () => {
    const frame = Number(slider.value);
    const end = Math.min(map.cycles, frame * map.interval);
    return frame === 0
      ? `whole run: ${Inmesh.count(map.cycles)} cycles`
      : `cycles ${Inmesh.count((frame - 1) * map.interval)} to ${Inmesh.count(end)}`;
  };
  const subtitle = () => `${map.columns} x ${map.rows} ${map.cells}, ${interval()}`;
  const drawing = (place, heading) =>
    Inmesh.mapDrawing(map, place, {
      id: figure.id + "-scale",
      heading,
      cores: { layer: layers.cores, values: values("cores") },
      links: { layer: layers.links, values: values("links") },
    });

  const draw = () => {
    layout = Inmesh.mapLayout(map, Math.min(880, stage.clientWidth || 880), 0);
    picture.replaceChildren(drawing(layout, []));
    time.value = interval();
    title.textContent = `${map.name}: ${subtitle()}`;
  };

  const read = (event) => {
    const box = picture.firstChild.getBoundingClientRect();
    const scale = layout.width / box.width;
    const x = Math.floor(((event.clientX - box.left) * scale - layout.left) / layout.cell);
    const y = Math.floor(((event.clientY - box.top) * scale - layout.top) / layout.cell);
    if (x < 0 || y < 0 || x >= map.columns || y >= map.rows) {
      reading.textContent = "";
      return;
    }
    const core = x + map.columns * y;
    const value = (part, index) =>
      Inmesh.number((values(part)[index] / 255) * layers[part].most);
    const words = [`${map.cells.replace(/s\b/, "")} ${core} (${x}, ${y}): ${layers.cores.name} ${value("cores", core)} ${layers.cores.unit}`];
    const block = map.columns / map.linkColumns;
    const router = Math.floor(x / block) + map.linkColumns * Math.floor(y / block);
    for (let link = 0; 2 * link < map.links.length; link++) {
      if (map.links[2 * link] === router) {
        words.push(`to ${map.links[2 * link + 1]}: ${value("links", link)}`);
      }
    }
    reading.textContent = words.join("; ") + (words.length > 1 ? ` ${layers.links.unit}` : "");
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = "Play";
  };
  play.addEventListener("click", () => {
    if (timer) return stop();
    play.textContent = "Stop";
    timer = setInterval(() => {
      slider.value = slider.value === slider.max ? 1 : Number(slider.value) + 1;
      draw();
    }, 150);
  });
  runs.addEventListener("change", () => { stop(); select(); });
  for (const list of Object.values(lists)) list.addEventListener("change", selectLayers);
  slider.addEventListener("input", () => { stop(); draw(); });
  picture.addEventListener("pointermove", read);
  picture.addEventListener("pointerleave", () => { reading.textContent = ""; });
  select();
  let drawnFor = stage.clientWidth;
  new ResizeObserver(() => {
    if (stage.clientWidth === 0 || stage.clientWidth === drawnFor) return;
    drawnFor = stage.clientWidth;
    draw();
  }).observe(stage);
  let shown = 0;
  return {
    redraw: draw,
    /** As it is shown now, with what else a reader of a paper has to know. */
    paper: () => drawing(Inmesh.mapLayout(map, 880, 2), [map.name, subtitle()]),
    detail: () => `${map.name} ${layers.cores.name} ${interval().replace(/:.*/, "")}`,
    print: (begins) => {
      if (begins) shown = slider.value;
      slider.value = begins ? 0 : shown;
    },
  };
};
