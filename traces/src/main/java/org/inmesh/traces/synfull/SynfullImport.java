package org.inmesh.traces.synfull;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;

/**
 * Reads a model of coherence traffic as a trace that it generates: a node for each tile of a cache
 * and a directory, which share its router.
 */
public final class SynfullImport implements TraceImport {
  /** On the command line, and of where a trace comes from in its header. */
  public static final String NAME = "synfull";

  /** For how many cycles there are requests, if nothing is said: some macro phases. */
  public static final long USUAL_CYCLES = 1_000_000;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String purpose() {
    return "a model that generates coherence traffic: .model, .model.gz";
  }

  @Override
  public boolean recognizes(Path in) {
    String name = in.getFileName().toString();
    return name.endsWith(".model") || name.endsWith(".model.gz");
  }

  @Override
  public Set<ImportSetting> settings() {
    return EnumSet.of(ImportSetting.CYCLES, ImportSetting.SEED);
  }

  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    long cycles = settings.whole(ImportSetting.CYCLES, USUAL_CYCLES);
    SynfullModel model = read(in);
    String name = in.getFileName().toString();
    return new SynfullTraffic(
        header(name, model.tiles(), cycles, settings.seed()), model, cycles, settings.seed());
  }

  /** Reads a file, compressed or not. */
  static SynfullModel read(Path in) throws IOException {
    try (InputStream stream = decompressed(new BufferedInputStream(Files.newInputStream(in)));
        // The format is ASCII; every byte is some letter here, so that a wrong one has a place.
        BufferedReader text =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
      return ModelParser.parse(in.toString(), text);
    } catch (ZipException | EOFException exception) {
      throw new TraceFormatException(
          in + ": the compressed file is damaged: " + exception.getMessage(), exception);
    }
  }

  private static InputStream decompressed(BufferedInputStream stream) throws IOException {
    try {
      stream.mark(2);
      boolean compressed = stream.read() == GZIP_FIRST && stream.read() == GZIP_SECOND;
      stream.reset();
      return compressed ? new GZIPInputStream(stream) : stream;
    } catch (IOException exception) {
      stream.close();
      throw exception;
    }
  }

  private static TraceHeader header(String file, int tiles, long cycles, long seed) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(ImportSetting.CYCLES.label(), Long.toString(cycles));
    parameters.put("generator", TrafficSpecification.GENERATOR);
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        NAME,
        new TraceHeader.Selection(
            EnumSet.of(EventKind.NETWORK, EventKind.COHERENCE), Set.of(), 0, Long.MAX_VALUE),
        new TraceMachine(
            file, "network", "", tiles, columns(tiles), 1, 0, 1, 1, 0, MessageType.names()),
        new TraceProgram(file, parameters, "", seed, List.of(), List.of(), new int[0], List.of()));
  }

  /** Those of the mesh that is nearest to a square, wider than high. */
  private static int columns(int tiles) {
    int rows = (int) Math.sqrt(tiles);
    while (tiles % rows != 0) {
      rows--;
    }
    return tiles / rows;
  }
}
