package org.inmesh.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.inmesh.cli.recording.TraceFormats;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.export.ChromeExport;
import org.inmesh.traces.export.SvgExport;
import org.inmesh.traces.export.VcdExport;
import org.inmesh.traces.export.WaveSignals;
import org.inmesh.traces.netrace.NetraceExport;
import picocli.CommandLine.Option;

/** What is written of a trace, and how. */
final class ExportOptions {
  private static final String CHROME = new ChromeExport().name();
  private static final String NETRACE = new NetraceExport().name();
  private static final String SVG = new SvgExport().name();
  private static final String VCD = new VcdExport().name();

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      defaultValue = TraceFormats.TRACE,
      description = "what to write; default: trace")
  private String format;

  @Option(
      names = "--window",
      paramLabel = "CYCLES",
      description =
          "chrome: network cycles over which the load of links is counted; default: "
              + ChromeExport.USUAL_WINDOW)
  private Integer window;

  @Option(
      names = "--time-factor",
      paramLabel = "FACTOR",
      description =
          "netrace: cycles of the capture in a network cycle, times rounded down; default: 1")
  private Double timeFactor;

  @Option(
      names = "--from-cycle",
      paramLabel = "CYCLE",
      description = "svg: first core cycle of the picture; default: 0")
  private Long from;

  @Option(
      names = "--to-cycle",
      paramLabel = "CYCLE",
      description = "svg: last core cycle of the picture; default: as far as there is room")
  private Long to;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "svg: width of the picture; default: " + SvgExport.USUAL_WIDTH)
  private Integer width;

  @Option(
      names = "--signals",
      split = ",",
      paramLabel = "SIGNALS",
      description = "vcd: core-state, process, packets, link; default: all")
  private List<String> signals;

  @Option(
      names = "--cores",
      paramLabel = "CORES",
      description = "vcd: signals of these cores and their routers only, as in 0-3,8")
  private String cores;

  /** True if a trace is to be written. */
  boolean isTrace() {
    if (format.equals(TraceFormats.TRACE)) {
      checkOptions();
      return true;
    }
    return false;
  }

  /**
   * The format, told what the options say.
   *
   * @param remarks told what the user should know when it is written
   */
  TraceExport export(Consumer<String> remarks) {
    TraceExport usual = TraceFormats.export(format);
    checkOptions();
    return OptionText.refused(
        "--to " + format,
        () -> {
          if (format.equals(CHROME)) {
            return new ChromeExport(window == null ? ChromeExport.USUAL_WINDOW : window);
          } else if (format.equals(NETRACE)) {
            return new NetraceExport(timeFactor == null ? 1 : timeFactor, remarks);
          } else if (format.equals(SVG)) {
            return new SvgExport(
                from == null ? 0 : from,
                to == null ? Long.MAX_VALUE : to,
                width == null ? SvgExport.USUAL_WIDTH : width);
          } else if (format.equals(VCD)) {
            return new VcdExport(waveSignals());
          }
          return usual;
        });
  }

  /** Refuses options of other formats. */
  private void checkOptions() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("--window " + CHROME, window);
    given.put("--time-factor " + NETRACE, timeFactor);
    given.put("--from-cycle " + SVG, from);
    given.put("--to-cycle " + SVG, to);
    given.put("--width " + SVG, width);
    given.put("--signals " + VCD, signals);
    given.put("--cores " + VCD, cores);
    given.forEach(
        (option, value) -> {
          String[] words = option.split(" ");
          if (value != null && !words[1].equals(format)) {
            throw new BadInputException(
                "%s is for --to %s, not for %s".formatted(words[0], words[1], format));
          }
        });
  }

  private WaveSignals waveSignals() {
    Set<WaveSignals.Kind> kinds = EnumSet.allOf(WaveSignals.Kind.class);
    if (signals != null) {
      kinds.clear();
      for (String name : signals) {
        kinds.add(
            OptionText.named(
                "--signals",
                name,
                Arrays.asList(WaveSignals.Kind.values()),
                WaveSignals.Kind::label));
      }
    }
    return new WaveSignals(kinds, CoreNumbers.of("--cores", cores));
  }
}
