package org.inmesh.traces.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.text.TextRows;

/**
 * Traffic tables as Noxim reads them ({@code GlobalTrafficTable}, {@code ProcessingElement}): rows
 * of {@code src dst [pir [por [t_on [t_off [t_period]]]]]}, comments behind {@code %}. A row sends
 * in cycles with {@code t_on < cycle mod t_period < t_off}: with the probability {@code pir}, or
 * {@code por} if its source has begun a packet in the cycle before. A negative number stands for
 * one that is left out. Cycles count from 0; Noxim's own count from the reset.
 */
public final class NoximImport implements TraceImport {
  private static final String COLUMNS = "src dst pir por t_on t_off t_period";
  private static final int MOST_NODES = 1 << 20;
  private static final int MOST_WORDS = 7;
  private static final int PIR = 2;
  private static final int POR = 3;
  private static final int ON = 4;
  private static final int OFF = 5;
  private static final int PERIOD = 6;

  /** What Noxim's configuration says, if the table does not. */
  private static final double USUAL_RATE = 0.01;

  /** Noxim's 8 flits of 32 bits. */
  private static final int USUAL_PACKET_BYTES = 32;

  /** Makes one. */
  public NoximImport() {}

  @Override
  public String name() {
    return "noxim";
  }

  @Override
  public String purpose() {
    return "a traffic table as Noxim's: " + COLUMNS;
  }

  @Override
  public boolean recognizes(Path in) {
    return in.getFileName().toString().endsWith(".noxim");
  }

  @Override
  public Set<ImportSetting> settings() {
    return Set.of(
        ImportSetting.CYCLES,
        ImportSetting.SEED,
        ImportSetting.PACKET_BYTES,
        ImportSetting.RATE_FACTOR);
  }

  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    double factor = settings.number(ImportSetting.RATE_FACTOR, 1);
    int bytes = (int) settings.whole(ImportSetting.PACKET_BYTES, USUAL_PACKET_BYTES);
    List<Flow> flows = new ArrayList<>();
    try (TextRows rows = new TextRows(in, '%', TextRows.CommentReader.NONE)) {
      while (rows.next()) {
        flows.add(flow(rows, factor));
      }
    }
    if (flows.isEmpty()) {
      throw new TraceFormatException(in + ": there is no row '" + COLUMNS + "'");
    }
    Map<String, String> parameters =
        Map.of(
            "cycles",
            Long.toString(settings.cycles()),
            "packet-bytes",
            Integer.toString(bytes),
            "rate-factor",
            Double.toString(factor));
    return new FlowPackets(
        in.toString(),
        FlowHeader.of(name(), in, flows, List.of(), parameters, settings.seed()),
        flows,
        settings.cycles(),
        bytes,
        settings.seed());
  }

  private static Flow flow(TextRows rows, double factor) throws TraceFormatException {
    rows.checkSize(2, MOST_WORDS, COLUMNS);
    double rate = rate(rows, PIR, "pir", USUAL_RATE);
    double rateAfterPacket = rate(rows, POR, "por", rate);
    long on = cycle(rows, ON, "t_on", 0);
    long off = cycle(rows, OFF, "t_off", Long.MAX_VALUE);
    long period = cycle(rows, PERIOD, "t_period", Long.MAX_VALUE);
    if (off <= on) {
      throw rows.wrongWord(OFF, "t_off must be above t_on");
    }
    if (period <= off && period != Long.MAX_VALUE) {
      throw rows.wrongWord(PERIOD, "t_period must be above t_off");
    }
    return new Flow(
        (int) rows.whole(0, "src", 0, MOST_NODES - 1),
        (int) rows.whole(1, "dst", 0, MOST_NODES - 1),
        rate * factor,
        rateAfterPacket * factor,
        on,
        off,
        period);
  }

  private static double rate(TextRows rows, int index, String name, double usual)
      throws TraceFormatException {
    if (index >= rows.size()) {
      return usual;
    }
    double value = rows.number(index, name, Double.NEGATIVE_INFINITY, 1);
    return value < 0 ? usual : value;
  }

  private static long cycle(TextRows rows, int index, String name, long usual)
      throws TraceFormatException {
    if (index >= rows.size()) {
      return usual;
    }
    long value = rows.whole(index, name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    boolean isUsual = index == PERIOD ? value <= 0 : value < 0;
    return isUsual ? usual : value;
  }
}
