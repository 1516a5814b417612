// Processes in the cells of their cores, channels as curves as wide as their traffic.
Inmesh.kinds.graph = (figure, data) => {
  const stage = figure.querySelector(".stage");
  const make = Inmesh.shape;
  const title = (text) => make("title", {}, text);
  const { columns, rows, names, cores, channels } = data;
  const cell = Math.max(14, Math.min(120, Math.floor(900 / columns)));
  const width = columns * cell + 2, height = rows * cell + 2;
  const svg = make("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": "Processes on their cores and the channels between them",
  });

  for (let core = 0; core < columns * rows; core++) {
    const x = (core % columns) * cell + 1, y = Math.floor(core / columns) * cell + 1;
    svg.append(make("rect", { class: "cell", x, y, width: cell, height: cell }, title("core " + core)));
  }
  // Processes of one core in a block as square as can be.
  const here = new Map();
  cores.forEach((core, process) => {
    if (!here.has(core)) here.set(core, []);
    here.get(core).push(process);
  });
  const places = [];
  for (const [core, processes] of here) {
    const side = Math.ceil(Math.sqrt(processes.length));
    const deep = Math.ceil(processes.length / side);
    processes.forEach((process, index) => {
      const x = (core % columns) + ((index % side) + 0.5) / side;
      const y = Math.floor(core / columns) + (Math.floor(index / side) + 0.5) / deep;
      places[process] = [x * cell + 1, y * cell + 1];
    });
  }

  const most = Math.max(1, ...channels.map((channel) => channel[3]));
  const thick = Math.max(1, Math.min(6, cell / 9));
  const shapes = [];
  // The widest lie below, so that the others can be seen and pointed at.
  const order = channels.map((unused, index) => index).sort((a, b) => channels[b][3] - channels[a][3]);
  for (const index of order) {
    const [writer, reader, messages, bytes] = channels[index];
    const [x, y] = places[writer], [toX, toY] = places[reader];
    // Bent to the left, so that the two directions lie side by side.
    const bendX = (x + toX) / 2 + (toY - y) * 0.12, bendY = (y + toY) / 2 - (toX - x) * 0.12;
    const line = make("path", {
      class: channels.length > 500 ? "channel many" : "channel",
      d: `M${x} ${y}Q${bendX.toFixed(1)} ${bendY.toFixed(1)} ${toX} ${toY}`,
      "stroke-width": (0.6 + thick * Math.sqrt(bytes / most)).toFixed(2),
      ...(bytes === 0 ? { "stroke-dasharray": "2 3" } : {}),
    }, title(`${names[writer]} to ${names[reader]}: ${Inmesh.count(messages)} messages, `
      + `${Inmesh.count(bytes)} bytes`));
    shapes.push([line, writer, reader]);
    svg.append(line);
  }
  const crowded = Math.max(0, ...[...here.values()].map((processes) => processes.length));
  const radius = Math.max(1, Math.min(5, cell / (9 * Math.sqrt(crowded))));
  names.forEach((name, process) => {
    const [x, y] = places[process];
    const dot = make("circle", { class: "process", cx: x, cy: y, r: radius },
      title(`${name} on core ${cores[process]}`));
    dot.addEventListener("pointerenter", () => {
      for (const [line, writer, reader] of shapes) {
        line.classList.toggle("dim", writer !== process && reader !== process);
      }
    });
    dot.addEventListener("pointerleave", () => {
      for (const [line] of shapes) line.classList.remove("dim");
    });
    svg.append(dot);
    if (cell / Math.ceil(Math.sqrt(crowded)) > 6.5 * Math.min(name.length, 14)) {
      svg.append(make("text", { class: "name", x, y: y - radius - 3, "text-anchor": "middle" },
        name.length > 14 ? name.slice(0, 13) + "…" : name));
    }
  });
  stage.append(svg);
  return { redraw: () => {} };
};
