package org.inmesh.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.inmesh.cli.recording.TraceFormats;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.synfull.SynfullImport;
import picocli.CommandLine.Option;

/** What a file is that is read as a trace, and what it leaves open. */
final class ImportOptions {
  @Option(
      names = "--from-format",
      paramLabel = "FORMAT",
      description = "what the file is, as in 'trace convert'; default: what it looks like")
  private String format;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description =
          "for how many network cycles a source without an end sends; default: "
              + ImportSettings.USUAL_CYCLES
              + ", of SynFull models "
              + SynfullImport.USUAL_CYCLES)
  private Long cycles;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of what a source sends at random; default: " + ImportSettings.USUAL_SEED)
  private Long seed;

  @Option(
      names = "--packet-bytes",
      paramLabel = "N",
      description = "length of the packets of a source that does not say it")
  private Integer packetBytes;

  @Option(
      names = "--flit-bytes",
      paramLabel = "N",
      description = "length of a flit, for a format that counts flits")
  private Integer flitBytes;

  @Option(
      names = "--rate-factor",
      paramLabel = "FACTOR",
      description = "multiplies the rates at which a source sends; default: 1")
  private Double rateFactor;

  @Option(
      names = "--clock-mhz",
      paramLabel = "MHZ",
      description = "the network's clock, for rates in bytes per second")
  private Double clockMhz;

  @Option(
      names = "--calc-factor",
      paramLabel = "CYCLES",
      description = "network cycles in a unit of a GOAL schedule's 'calc'; default: 1")
  private Double calcFactor;

  @Option(
      names = "--region",
      paramLabel = "N",
      description = "reads one region of a netrace file, from 0")
  private Integer region;

  private ImportSettings settings() {
    Map<ImportSetting, Number> values = new EnumMap<>(ImportSetting.class);
    values.put(ImportSetting.CYCLES, cycles);
    values.put(ImportSetting.SEED, seed);
    values.put(ImportSetting.PACKET_BYTES, packetBytes);
    values.put(ImportSetting.FLIT_BYTES, flitBytes);
    values.put(ImportSetting.RATE_FACTOR, rateFactor);
    values.put(ImportSetting.CLOCK_MHZ, clockMhz);
    values.put(ImportSetting.CALC_FACTOR, calcFactor);
    values.put(ImportSetting.REGION, region);
    ImportSettings settings = ImportSettings.NONE;
    for (Map.Entry<ImportSetting, Number> entry : values.entrySet()) {
      if (entry.getValue() != null) {
        settings = with(settings, entry.getKey(), entry.getValue());
      }
    }
    return settings;
  }

  private static ImportSettings with(ImportSettings settings, ImportSetting setting, Number value) {
    try {
      return settings.with(setting, value);
    } catch (IllegalArgumentException exception) {
      throw new BadInputException(exception.getMessage());
    }
  }

  /** True if the file is a recorded trace. */
  boolean isTrace(Path file) {
    return format == null ? Files.isDirectory(file) : format.equals(TraceFormats.TRACE);
  }

  /** Refuses what is said of other formats. */
  void checkTrace() {
    for (ImportSetting setting : settings().given()) {
      throw new BadInputException("a recorded trace has no use for --" + setting.label());
    }
  }

  /** Opens a file that is not a recorded trace. */
  TraceImport.Opened open(Path file) throws IOException {
    TraceImport found = TraceFormats.importOf(file, format);
    ImportSettings settings = settings();
    settings
        .uselessFor(found)
        .ifPresent(
            useless -> {
              throw new BadInputException(useless);
            });
    try {
      return found.open(file, settings);
    } catch (CharacterCodingException exception) {
      throw new TraceFormatException(file + ": this is no text in UTF-8", exception);
    }
  }
}
