package org.inmesh.traces.synfull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;
import org.inmesh.traces.synfull.SynfullModel.MicroPhase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn in each micro phase of the two models, against the tables of their files. */
class TransactionsTest {
  private static final int INTERVALS = 2000;
  private static final int DEVIATIONS = 5;

  private final List<Transaction> drawn = new ArrayList<>();
  private List<String> lines;
  private int macro;
  private int micro;

  @ParameterizedTest
  @CsvSource({
    "blackscholes.model.gz, 1, 1",
    "blackscholes.model.gz, 1, 2",
    "blackscholes.model.gz, 1, 3",
    "blackscholes.model.gz, 2, 1",
    "blackscholes.model.gz, 2, 2",
    "blackscholes.model.gz, 2, 3",
    "water_spatial.model.gz, 1, 1",
    "water_spatial.model.gz, 1, 2",
    "water_spatial.model.gz, 1, 3",
    "water_spatial.model.gz, 2, 1",
    "water_spatial.model.gz, 2, 2",
    "water_spatial.model.gz, 2, 3"
  })
  void shouldDrawWhatTheTablesSay(String name, int itsMacro, int itsMicro) {
    macro = itsMacro;
    micro = itsMicro;
    lines = Samples.lines(name);
    SynfullModel model = alone(Samples.model(name));
    SplittableRandom random = new SplittableRandom(7);
    PhaseChain chain = new PhaseChain(model, random);
    Transactions transactions = new Transactions(model, random);
    boolean inTime = true;
    int before = 0;
    for (int i = 0; i < INTERVALS; i++) {
      long first = 200L * i;
      transactions.draw(chain, drawn::add);
      inTime &=
          drawn.subList(before, drawn.size()).stream()
              .allMatch(one -> one.cycle() >= first && one.cycle() < first + 200);
      before = drawn.size();
      chain.advance();
    }
    assertThat(inTime).isTrue();
    for (RequestType type : RequestType.values()) {
      List<Transaction> some = drawn.stream().filter(one -> one.type() == type).toList();
      checkVolume(type, some.size());
      checkFlows(type, some);
    }
    assertThat(drawn.stream().filter(one -> !isForwardedWrite(one)))
        .allMatch(one -> one.invalidated().length == 0);
    for (int directory = 0; directory < 16; directory++) {
      checkForwarding(directory);
      checkInvalidations(directory);
    }
  }

  private static boolean isForwardedWrite(Transaction one) {
    return one.type() == RequestType.WRITE && one.owner() != Transaction.MEMORY;
  }

  /** The model that never leaves one micro phase. */
  private SynfullModel alone(SynfullModel model) {
    Distribution always = new Distribution(1);
    MacroPhase all = model.phases().get(macro - 1);
    MicroPhase one = all.microPhases().get(micro - 1);
    MicroPhase staying =
        new MicroPhase(
            always, one.requests(), one.owners(), one.invalidations(), one.invalidated());
    return new SynfullModel(
        model.tiles(),
        model.timeSpan(),
        always,
        List.of(
            new MacroPhase(always, all.resolution(), always, List.of(staying), all.forwarding())));
  }

  private double[][] table(String name) {
    return Samples.table(lines, macro, name);
  }

  private void checkVolume(RequestType type, int count) {
    double[] volume = Samples.column(table(type.label() + "_INJECTION"), micro - 1);
    checkSum(type + " in all", count, INTERVALS, volume);
  }

  /** The sum of so many numbers that are drawn by a histogram. */
  private static void checkSum(String what, double sum, int draws, double[] histogram) {
    double mean = 0;
    double square = 0;
    for (int number = 0; number < histogram.length; number++) {
      mean += number * histogram[number] / Samples.sum(histogram);
      square += (double) number * number * histogram[number] / Samples.sum(histogram);
    }
    double deviation = Math.sqrt(draws * Math.max(square - mean * mean, 0));
    assertThat(Math.abs(sum - draws * mean))
        .as("%s: %.0f, the model has %.1f", what, sum, draws * mean)
        .isLessThanOrEqualTo(DEVIATIONS * deviation + 1e-6);
  }

  private void checkFlows(RequestType type, List<Transaction> some) {
    double[] spatial = Samples.column(table(type.label() + "_SPATIAL"), micro - 1);
    double[][] flows = table(type.label() + "_FLOWS");
    long[][] counts = new long[16][16];
    for (Transaction one : some) {
      counts[one.requestor()][one.directory()]++;
    }
    for (int cache = 0; cache < 16; cache++) {
      double[] directories = Samples.flows(flows, 2 * cache, micro);
      double share = some.isEmpty() ? 0 : spatial[cache] / Samples.sum(spatial);
      checkShare(type + " of " + cache, Arrays.stream(counts[cache]).sum(), some.size(), share);
      for (int directory = 0; directory < 16 && share > 0; directory++) {
        checkShare(
            type + " of " + cache + " to " + directory,
            counts[cache][directory],
            some.size(),
            share * directories[directory] / Samples.sum(directories));
      }
    }
  }

  /** Binomial, with some counts more for the skewness of the rare. */
  private static void checkShare(String what, long count, long all, double share) {
    double deviation = Math.sqrt(all * share * (1 - share));
    assertThat(Math.abs(count - all * share))
        .as("%s: %d of %d, the model has %f", what, count, all, share)
        .isLessThanOrEqualTo(share == 0 || share == 1 ? 0 : DEVIATIONS * (deviation + 1));
  }

  private void checkForwarding(int directory) {
    double[] probabilities = {0, 0};
    for (double[] row : table("FORWARD_PROBABILITY")) {
      if (row[0] == 2 * directory + 1) {
        probabilities = new double[] {row[1], row[2]};
      }
    }
    double[] weights = Samples.flows(table("FORWARD_FLOWS"), 2 * directory + 1, micro);
    if (Samples.sum(weights) == 0) {
      assertThat(forwarded(directory, RequestType.WRITE)).isEmpty();
      assertThat(forwarded(directory, RequestType.READ)).isEmpty();
      return;
    }
    List<Transaction> all = new ArrayList<>();
    for (RequestType type : List.of(RequestType.WRITE, RequestType.READ)) {
      List<Transaction> forwarded = forwarded(directory, type);
      checkShare(
          type + " forwarded by " + directory,
          forwarded.size(),
          drawn.stream().filter(t -> t.type() == type && t.directory() == directory).count(),
          probabilities[type.ordinal()]);
      all.addAll(forwarded);
    }
    for (int cache = 0; cache < 16; cache++) {
      int owner = cache;
      checkShare(
          "forwarded by " + directory + " to " + cache,
          all.stream().filter(one -> one.owner() == owner).count(),
          all.size(),
          weights[cache] / Samples.sum(weights));
    }
  }

  private List<Transaction> forwarded(int directory, RequestType type) {
    return drawn.stream()
        .filter(one -> one.type() == type && one.directory() == directory)
        .filter(one -> one.owner() != Transaction.MEMORY)
        .toList();
  }

  private void checkInvalidations(int directory) {
    double[] histogram = new double[16];
    for (double[] row : table("INVALIDATE_PROBABILITY")) {
      if (row[0] == micro && row[1] == 2 * directory + 1) {
        histogram[(int) row[2]] = row[3];
      }
    }
    double[] weights = Samples.flows(table("INVALIDATE_FLOWS"), 2 * directory + 1, micro);
    List<Transaction> writes = forwarded(directory, RequestType.WRITE);
    long sum = 0;
    long bad = 0;
    for (Transaction write : writes) {
      sum += write.invalidated().length;
      bad += isWellInvalidated(write, weights) ? 0 : 1;
    }
    assertThat(bad).as("invalidations by %d", directory).isZero();
    if (Samples.sum(histogram) == 0) {
      assertThat(sum).isZero();
    } else {
      checkSum("invalidations by " + directory, sum, writes.size(), histogram);
    }
  }

  /** Those with a weight come first, others when these are used up, then the requestor. */
  private static boolean isWellInvalidated(Transaction write, double[] weights) {
    long weighted = 0;
    long others = 0;
    for (int cache = 0; cache < 16; cache++) {
      if (cache != write.owner() && cache != write.requestor()) {
        weighted += weights[cache] > 0 ? 1 : 0;
        others++;
      }
    }
    int[] caches = write.invalidated();
    long withWeight = 0;
    boolean hasRequestor = false;
    boolean hasOwner = false;
    for (int cache : caches) {
      hasRequestor |= cache == write.requestor();
      hasOwner |= cache == write.owner();
      withWeight += cache != write.requestor() && weights[cache] > 0 ? 1 : 0;
    }
    return !hasOwner
        && Arrays.stream(caches).distinct().count() == caches.length
        && withWeight == Math.min(weighted, caches.length)
        && hasRequestor == caches.length > others;
  }
}
