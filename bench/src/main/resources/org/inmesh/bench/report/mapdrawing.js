// A map drawn as SVG: cores as squares, links as strips between them, a scale of colours for each.
// Light to dark on paper, dark to light on a dark page: more is always what stands out. Blue and
// orange are told apart by the colour-blind, too.
Inmesh.ramps = {
  light: { cores: ["#f2f4f6", "#6baed6", "#08306b"], links: ["#efe9e4", "#f39a4a", "#a63603"] },
  dark: { cores: ["#24282d", "#2f7fb8", "#d6efff"], links: ["#2e2a27", "#c96a1b", "#ffe1b8"] },
};

Inmesh.stops = (kind) => Inmesh.ramps[Inmesh.isDark() ? "dark" : "light"][kind];

/** Colours of the bytes 0 to 255. */
Inmesh.ramp = (kind) => {
  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const stops = Inmesh.stops(kind).map(channels);
  return Array.from({ length: 256 }, (unused, value) => {
    const place = (value / 255) * (stops.length - 1);
    const index = Math.min(Math.floor(place), stops.length - 2);
    const mixed = stops[index].map((from, channel) =>
      Math.round(from + (place - index) * (stops[index + 1][channel] - from)));
    return "#" + mixed.map((each) => each.toString(16).padStart(2, "0")).join("");
  });
};

/**
 * Where everything of a map stands.
 * @param width that there is, in points: the map may be narrower, and with many cores it is wider
 * @param heading how many lines of text stand above
 */
Inmesh.mapLayout = (map, width, heading) => {
  const left = 46, top = 6 + 18 * heading;
  const cell = Math.max(
    9, Math.min(56, Math.floor((width - left - 4) / map.columns), Math.floor(720 / map.rows)));
  const right = left + cell * map.columns, bottom = top + cell * map.rows;
  const side = width >= 560 ? 270 : 0;
  const legends = { cores: [left, bottom + 58] };
  if (map.links.length > 0) legends.links = [left + side, bottom + (side ? 58 : 112)];
  return {
    left, top, right, bottom, cell, legends,
    width: Math.max(right + 4, Math.min(width, left + (side || 240) + side)),
    height: Math.max(...Object.values(legends).map((legend) => legend[1])) + 48,
  };
};

// The two directions between neighbours are two strips side by side; a link around the border is a
// strip at the border that it leaves.
Inmesh.linkStrip = (map, { left, top, cell }, from, to) => {
  const routers = map.linkColumns;
  const pitch = (cell * map.columns) / routers;
  const x = from % routers, y = Math.floor(from / routers);
  const toX = to % routers, toY = Math.floor(to / routers);
  const around = Math.abs(toX - x) > 1 || Math.abs(toY - y) > 1;
  const wide = Math.max(2, Math.round(cell * 0.14)), half = pitch * (around ? 0.07 : 0.14);
  const sign = around ? -1 : 1;
  const dx = sign * Math.sign(toX - x), dy = dx === 0 ? sign * Math.sign(toY - y) : 0;
  const inward = around ? half : 0;
  const middleX = left + (x + 0.5 + dx / 2) * pitch - dx * inward;
  const middleY = top + (y + 0.5 + dy / 2) * pitch - dy * inward;
  const side = dx > 0 || dy < 0 ? -wide - 0.25 : 0.25;
  return dx !== 0
    ? { x: middleX - half, y: middleY + side, width: 2 * half, height: wide }
    : { x: middleX + side, y: middleY - half, width: wide, height: 2 * half };
};

/**
 * Draws a map.
 * @param layout of it
 * @param shown what is to be seen: `id` of the figure, `heading` lines of text, and for `cores` and
 *     `links` their layer and its values, bytes
 */
Inmesh.mapDrawing = (map, layout, shown) => {
  const { left, top, right, bottom, cell } = layout;
  const shape = Inmesh.shape;
  const ink = Inmesh.colour("ink"), faint = Inmesh.colour("faint");
  const text = (x, y, words, more = {}) =>
    shape("text", { x, y, fill: ink, "font-size": 12, ...more }, words);
  const svg = shape("svg", {
    viewBox: `0 0 ${layout.width} ${layout.height}`, width: layout.width, height: layout.height,
    role: "img", "aria-label": "Map of cores and links",
    "font-family": "Helvetica, Arial, 'DejaVu Sans', sans-serif",
  });
  svg.append(shape("rect", {
    width: layout.width, height: layout.height, fill: Inmesh.colour("paper"),
  }));
  shown.heading.forEach((line, index) => svg.append(text(
    left, 16 + 18 * index,
    line, index === 0 ? { "font-size": 15, "font-weight": "bold" } : { fill: faint })));

  const part = (name, rectangles) => {
    const group = shape("g", { "data-part": name });
    const colours = Inmesh.ramp(name), values = shown[name].values;
    rectangles.forEach((each, index) => {
      const rounded = Object.fromEntries(
        Object.entries(each).map(([key, value]) => [key, Number(value.toFixed(2))]));
      group.append(shape("rect", { ...rounded, fill: colours[values[index]] }));
    });
    svg.append(group);
  };
  const gap = map.links.length > 0 ? Math.max(1, cell * 0.14) : 0.5;
  part("cores", Array.from(shown.cores.values, (unused, core) => ({
    x: left + (core % map.columns) * cell + gap,
    y: top + Math.floor(core / map.columns) * cell + gap,
    width: cell - 2 * gap, height: cell - 2 * gap,
  })));
  if (map.links.length > 0) {
    part("links", Array.from(shown.links.values, (unused, link) =>
      Inmesh.linkStrip(map, layout, map.links[2 * link], map.links[2 * link + 1])));
  }

  // Numbers of columns and rows, as many as there is room for.
  let step = 1;
  while (step * cell < 28) step *= 2;
  const small = { fill: faint, "font-size": 11 };
  for (let x = 0; x < map.columns; x += step) {
    svg.append(text(left + (x + 0.5) * cell, bottom + 14, x, { ...small, "text-anchor": "middle" }));
  }
  for (let y = 0; y < map.rows; y += step) {
    svg.append(text(left - 6, top + (y + 0.5) * cell + 4, y, { ...small, "text-anchor": "end" }));
  }
  const middle = { "text-anchor": "middle" };
  svg.append(text((left + right) / 2, bottom + 32, `column (${map.cells})`, middle));
  // In a flat map the axis has no room for all that the other one says.
  const rowTitle = bottom - top >= 9 * map.cells.length ? `row (${map.cells})` : "row";
  svg.append(text(0, 0, rowTitle, {
    ...middle, transform: `translate(14 ${(top + bottom) / 2}) rotate(-90)`,
  }));

  for (const [name, [x, y]] of Object.entries(layout.legends)) {
    const { layer } = shown[name], wide = 220, id = `${shown.id}-${name}`;
    const stops = Inmesh.stops(name);
    svg.append(
      shape("linearGradient", { id }, ...stops.map((colour, index) =>
        shape("stop", { offset: index / (stops.length - 1), "stop-color": colour }))),
      text(x, y, layer.name),
      shape("rect", {
        x, y: y + 7, width: wide, height: 12, fill: `url(#${id})`, stroke: faint, "stroke-width": 0.5,
      }),
      text(x, y + 33, "0"),
      text(x + wide / 2, y + 33, layer.unit, { ...middle, fill: faint }),
      text(x + wide, y + 33, Inmesh.number(layer.most), { "text-anchor": "end" }));
  }
  return svg;
};
