// Curves, drawn by uPlot: drag to zoom in, double click to see all, values under the pointer.
Inmesh.kinds.curves = (figure, data) => {
  const box = figure.querySelector(".plot");
  const narrow = () => box.clientWidth < 600;
  // Okabe and Ito (2008), brighter ones on dark; the same as in the drawings that are downloaded.
  const palettes = {
    light: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f"],
    dark: ["#3d9bd9", "#f0762b", "#1fbf92", "#dd93bb", "#f0b53a", "#8fd0f5", "#b5b5b5"],
  };
  const colour = (index) => {
    const palette = palettes[Inmesh.isDark() ? "dark" : "light"];
    return palette[index % palette.length];
  };

  const xs = [...new Set(data.curves.flatMap((curve) => curve.x))].sort((a, b) => a - b);
  const columns = data.curves.map((curve) => {
    const values = new Map(curve.x.map((x, index) => [x, curve.y[index]]));
    return xs.map((x) => values.get(x));
  });
  const all = columns.flat().filter((value) => value != null);
  const powersOfTwo = xs.every((x) => Number.isInteger(Math.log2(x)));

  const logRange = (values) => {
    const least = Math.min(...values), most = Math.max(...values);
    const room = Math.max(Math.pow(most / least, 0.03), 1.05);
    return [least / room, most * room];
  };
  // As LogarithmicAxis has them.
  const decimalSplits = (least, most) => {
    const withDigits = (digits) => {
      const splits = [];
      for (let exponent = Math.floor(Math.log10(least)); 10 ** exponent <= most; exponent++) {
        splits.push(...digits.map((digit) => Number(digit + "e" + exponent)));
      }
      return splits.filter((value) => value >= least && value <= most);
    };
    const some = [[1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1]].map(withDigits);
    const suitable = some.find((splits) => splits.length >= 3 && splits.length <= 10);
    if (suitable) return suitable;
    if (some[2].length > 2) return some[2];
    const exponent = Math.floor(Math.log10((most - least) / 3));
    const step = [5, 2, 1].map((digit) => Number(digit + "e" + exponent))
      .find((candidate) => (most - least) / candidate >= 3) ?? 10 ** exponent;
    const splits = [];
    for (let i = Math.ceil(least / step); i * step <= most; i++) {
      splits.push(Number((i * step).toPrecision(6)));
    }
    return splits;
  };
  const logSplits = (binary) => (plot, axis, least, most) => {
    if (!binary) return decimalSplits(least, most);
    const splits = [];
    for (let power = 1; power <= most; power *= 2) if (power >= least) splits.push(power);
    return splits;
  };
  const label = (value) => {
    if (value == null) return "";
    if (value >= 1e12) return value / 1e12 + "T";
    if (value >= 1e9) return value / 1e9 + "G";
    if (value >= 1e6) return value / 1e6 + "M";
    if (value >= 10_000 && narrow()) return value / 1000 + "k";
    return value >= 1000 ? Inmesh.count(value) : String(Number(value.toPrecision(6)));
  };
  const axis = (text, log, binary, size) => ({
    label: text,
    size,
    labelGap: 4,
    stroke: () => Inmesh.colour("ink"),
    grid: { stroke: () => Inmesh.colour("grid"), width: 1 },
    ticks: { stroke: () => Inmesh.colour("grid"), width: 1 },
    values: (plot, splits) => splits.map(label),
    ...(log ? { splits: logSplits(binary), filter: (plot, splits) => splits } : {}),
  });

  const drawMarks = (plot) => {
    const context = plot.ctx;
    const ratio = devicePixelRatio;
    context.save();
    context.strokeStyle = context.fillStyle = Inmesh.colour("ink");
    context.lineWidth = ratio;
    context.font = 12 * ratio + "px sans-serif";
    for (const [index, mark] of data.marks.entries()) {
      const x = plot.valToPos(mark.x, "x", true), y = plot.valToPos(mark.y, "y", true);
      const { left, top, width, height } = plot.bbox;
      if (x < left || x > left + width || y < top || y > top + height) continue;
      context.setLineDash([4 * ratio, 4 * ratio]);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x, top + height);
      context.stroke();
      context.setLineDash([]);
      context.strokeRect(x - 4 * ratio, y - 4 * ratio, 8 * ratio, 8 * ratio);
      const right = x > left + width / 2;
      context.textAlign = right ? "right" : "left";
      context.fillText(mark.text, x + (right ? -8 : 8) * ratio, top + height - (8 + 16 * index) * ratio);
    }
    context.restore();
  };

  const series = data.curves.map((curve, index) => ({
    label: curve.label,
    stroke: () => (curve.ideal ? Inmesh.colour("faint") : colour(index)),
    width: curve.ideal ? 1.2 : 2,
    dash: curve.ideal ? [5, 5] : index >= 7 ? [10, 4] : undefined,
    spanGaps: true,
    points: { show: !curve.ideal, size: 7, fill: () => colour(index) },
    value: (plot, value) => (value == null ? "–" : Inmesh.number(value)),
  }));
  const bounds = (values) => (values.length > 0 ? logRange(values) : [1, 10]);
  const scales = {
    x: data.logX
      ? { time: false, distr: 3, log: powersOfTwo ? 2 : 10 }
      : { time: false },
    y: data.logY
      ? { distr: 3, range: bounds(all) }
      : { range: [0, data.most > 0 ? 1.04 * data.most : 1] },
  };
  // Only as long as nobody has zoomed in.
  if (data.logX) {
    scales.x.range = (plot, least, most) =>
      least === xs[0] && most === xs[xs.length - 1] ? bounds(xs) : [least, most];
  } else {
    scales.x.range = (plot, least, most) =>
      least === xs[0] && most === xs[xs.length - 1] ? [0, most] : [least, most];
  }
  const plot = new uPlot(
    {
      width: box.clientWidth || 800,
      height: 400,
      scales,
      axes: [
        axis(data.x, data.logX, powersOfTwo, 46),
        axis(data.y, data.logY, false, narrow() ? 50 : 72),
      ],
      series: [{ label: data.x, value: (plot, value) => label(value) }, ...series],
      cursor: { focus: { prox: 24 }, drag: { x: true, y: false } },
      focus: { alpha: 0.35 },
      legend: {
        markers: { dash: (plot, index) => (series[index - 1]?.dash ? "dashed" : "solid") },
      },
      hooks: { draw: [drawMarks] },
    },
    [xs, ...columns],
    box,
  );
  new ResizeObserver(() => {
    if (box.clientWidth > 0) plot.setSize({ width: box.clientWidth, height: 400 });
  }).observe(box);
  return {
    plot,
    redraw: () => {
      plot.redraw(false, true);
      plot.root.querySelectorAll(".u-series").forEach((row, index) => {
        const marker = row.querySelector(".u-marker");
        if (marker && index > 0) marker.style.borderColor = series[index - 1].stroke();
      });
    },
  };
};
