// Cores as squares and links as strips between them, coloured by what they did; a slider over time.
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
  const runs = choose("Run", data.maps.map((map) => map.name));
  const layers = choose("Cores", []);
  const slider = element("input", {
    type: "range", min: 0, value: 0, step: 1, "aria-label": "Interval of time",
  });
  const play = element("button", { type: "button" }, "Play");
  const time = element("output");
  const canvas = element("canvas", { role: "img", "aria-label": "Map of cores and links" });
  const reading = element("p", { class: "reading screen" });
  const title = element("p", { class: "note" });
  stage.append(
    element("div", { class: "controls screen" }, runs, layers, play, slider, time),
    title, canvas, reading);

  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  // Light to dark on paper, dark to light on a dark page: more is always what stands out. Blue and
  // orange are told apart by the colour-blind, too.
  const ramps = {
    light: { cores: ["#f2f4f6", "#6baed6", "#08306b"], links: ["#efe9e4", "#f39a4a", "#a63603"] },
    dark: { cores: ["#24282d", "#2f7fb8", "#d6efff"], links: ["#2e2a27", "#c96a1b", "#ffe1b8"] },
  };
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const ramp = (kind) => {
    const stops = ramps[Inmesh.isDark() ? "dark" : "light"][kind].map(parts);
    return Array.from({ length: 256 }, (unused, value) => {
      const place = (value / 255) * (stops.length - 1);
      const index = Math.min(Math.floor(place), stops.length - 2);
      const mixed = stops[index].map((from, channel) =>
        Math.round(from + (place - index) * (stops[index + 1][channel] - from)));
      return `rgb(${mixed})`;
    });
  };

  let map, layer, frames, linkFrames, cell, timer;
  const LEGEND = 62, LEFT = 2;

  const select = () => {
    map = data.maps[runs.value || 0];
    layers.replaceChildren(...map.layers.map((each) => each.name).map(option));
    layers.hidden = map.layers.length < 2;
    linkFrames = map.linkLayer ? map.linkLayer.frames.map(bytes) : [];
    slider.value = 0;
    selectLayer();
  };
  const selectLayer = () => {
    layer = map.layers[layers.value || 0];
    frames = layer.frames.map(bytes);
    const most = Math.max(frames.length, linkFrames.length) - 1;
    slider.max = most;
    slider.hidden = play.hidden = most < 1;
    cell = Math.max(9, Math.min(56, Math.floor(880 / map.columns), Math.floor(720 / map.rows)));
    canvas.width = 2 * (Math.max(cell * map.columns, 560) + 2 * LEFT);
    canvas.height = 2 * (cell * map.rows + LEGEND);
    canvas.style.width = canvas.width / 2 + "px";
    draw();
  };

  const place = (core) => [core % map.columns, Math.floor(core / map.columns)];

  // The two directions between neighbours are two strips side by side; a link around the border is a
  // strip at the border that it leaves.
  const strip = (from, to) => {
    const routers = map.linkColumns;
    const pitch = (cell * map.columns) / routers;
    const x = from % routers, y = Math.floor(from / routers);
    const toX = to % routers, toY = Math.floor(to / routers);
    const around = Math.abs(toX - x) > 1 || Math.abs(toY - y) > 1;
    const wide = Math.max(2, Math.round(cell * 0.14)), half = pitch * (around ? 0.07 : 0.14);
    const sign = around ? -1 : 1;
    const dx = sign * Math.sign(toX - x), dy = dx === 0 ? sign * Math.sign(toY - y) : 0;
    const inward = around ? half : 0;
    const middleX = (x + 0.5 + dx / 2) * pitch - dx * inward;
    const middleY = (y + 0.5 + dy / 2) * pitch - dy * inward;
    const side = dx > 0 || dy < 0 ? -wide - 0.25 : 0.25;
    return dx !== 0
      ? [middleX - half, middleY + side, 2 * half, wide]
      : [middleX + side, middleY - half, wide, 2 * half];
  };

  const legend = (context, left, kind, each) => {
    const colours = ramp(kind), width = 180, top = cell * map.rows + 12;
    for (let i = 0; i < width; i++) {
      context.fillStyle = colours[Math.round((255 * i) / (width - 1))];
      context.fillRect(left + i, top, 1.5, 12);
    }
    context.strokeStyle = Inmesh.colour("faint");
    context.lineWidth = 0.5;
    context.strokeRect(left, top, width, 12);
    context.fillStyle = Inmesh.colour("ink");
    context.font = "12px Helvetica, Arial, 'DejaVu Sans', sans-serif";
    context.textAlign = "left";
    context.fillText("0", left, top + 27);
    context.textAlign = "right";
    context.fillText(Inmesh.number(each.most), left + width, top + 27);
    context.textAlign = "left";
    context.fillText(`${each.name} (${each.unit})`, left, top + 43);
  };

  const draw = () => {
    const frame = Number(slider.value);
    const context = canvas.getContext("2d");
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.fillStyle = Inmesh.colour("paper");
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.translate(LEFT, 1);
    const values = frames[Math.min(frame, frames.length - 1)];
    const colours = ramp("cores");
    const hasLinks = map.links.length > 0;
    const gap = hasLinks ? Math.max(1, cell * 0.14) : 0.5;
    for (let core = 0; core < values.length; core++) {
      const [x, y] = place(core);
      context.fillStyle = colours[values[core]];
      context.fillRect(x * cell + gap, y * cell + gap, cell - 2 * gap, cell - 2 * gap);
    }
    if (hasLinks) {
      const flows = linkFrames[Math.min(frame, linkFrames.length - 1)];
      const linkColours = ramp("links");
      for (let link = 0; link < flows.length; link++) {
        context.fillStyle = linkColours[flows[link]];
        context.fillRect(...strip(map.links[2 * link], map.links[2 * link + 1]));
      }
      legend(context, 260, "links", map.linkLayer);
    }
    legend(context, 0, "cores", layer);
    const end = Math.min(map.cycles, frame * map.interval);
    time.value = frame === 0
      ? `whole run: ${Inmesh.count(map.cycles)} cycles`
      : `cycles ${Inmesh.count((frame - 1) * map.interval)} to ${Inmesh.count(end)}`;
    title.textContent = `${map.name}: ${map.columns} x ${map.rows} ${map.cells}, ${time.value}`;
  };

  const read = (event) => {
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / 2 / box.width;
    const x = Math.floor(((event.clientX - box.left) * scale - LEFT) / cell);
    const y = Math.floor(((event.clientY - box.top) * scale) / cell);
    if (x < 0 || y < 0 || x >= map.columns || y >= map.rows) {
      reading.textContent = "";
      return;
    }
    const frame = Number(slider.value), core = x + map.columns * y;
    const value = (each, bytesOf, index) =>
      Inmesh.number((bytesOf[Math.min(frame, bytesOf.length - 1)][index] / 255) * each.most);
    const words = [`${map.cells.replace(/s\b/, "")} ${core} (${x}, ${y}): ${layer.name} ${value(layer, frames, core)} ${layer.unit}`];
    const block = map.columns / map.linkColumns;
    const router = Math.floor(x / block) + map.linkColumns * Math.floor(y / block);
    for (let link = 0; 2 * link < map.links.length; link++) {
      if (map.links[2 * link] === router) {
        words.push(`to ${map.links[2 * link + 1]}: ${value(map.linkLayer, linkFrames, link)}`);
      }
    }
    reading.textContent = words.join("; ") + (words.length > 1 ? ` ${map.linkLayer.unit}` : "");
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
  layers.addEventListener("change", selectLayer);
  slider.addEventListener("input", () => { stop(); draw(); });
  canvas.addEventListener("pointermove", read);
  canvas.addEventListener("pointerleave", () => { reading.textContent = ""; });
  select();
  let shown = 0;
  return {
    redraw: draw,
    print: (begins) => {
      if (begins) shown = slider.value;
      slider.value = begins ? 0 : shown;
    },
  };
};
