package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.litmus.Condition.Quantifier;
import org.inmesh.coresim.litmus.FinalState;
import org.inmesh.coresim.litmus.LitmusResult;
import org.inmesh.coresim.litmus.LitmusTest;

/** What litmus tests have shown: as text, in the form of the litmus tool, as soon as known. */
final class LitmusReport {
  private final MachineSpecification machine;
  private final long seed;
  private final Format format;
  private final PrintStream out;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private int tests;
  private long runs;
  private int ok;
  private long allowed;
  private long allowedSeen;
  private int forbidden;

  LitmusReport(MachineSpecification machine, long seed, Format format, PrintStream out) {
    this.machine = machine;
    this.seed = seed;
    this.format = format;
    this.out = out;
  }

  /** True if a state was seen that its test does not allow. */
  boolean hasForbidden() {
    return forbidden > 0;
  }

  /** Takes the next test's result. */
  void add(LitmusResult result) {
    if (result.histogram().isEmpty()) {
      return;
    }
    tests++;
    runs += result.holds() + result.holdsNot();
    ok += result.isOk() ? 1 : 0;
    allowed += result.allowed().map(Set::size).orElse(0);
    allowedSeen += result.allowedSeen().orElse(0);
    forbidden += result.forbidden().size();
    if (format == Format.TEXT) {
      print(result);
    } else {
      rows.add(row(result));
    }
  }

  /** Nothing more comes. */
  void end() throws IOException {
    if (format != Format.TEXT) {
      out.print(StructuredOutput.all(format, rows));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d tests, %,d runs on %s with %d cores, %s, %s, seed %d: %,d Ok, %,d No%n",
        tests,
        runs,
        machine.name(),
        machine.cores(),
        machine.caches().protocol().name().toLowerCase(Locale.ROOT),
        model(),
        seed,
        ok,
        tests - ok);
    if (allowed > 0) {
      out.printf(
          Locale.ROOT,
          "States: %,d of %,d allowed ones seen (%.1f %%), %,d forbidden%n",
          allowedSeen,
          allowed,
          100.0 * allowedSeen / allowed,
          forbidden);
    }
  }

  private String model() {
    return machine.caches().consistency().name().toLowerCase(Locale.ROOT);
  }

  private void print(LitmusResult result) {
    LitmusTest test = result.test();
    out.println("Test " + test.name() + " " + test.condition().quantifier().kind());
    int states = result.histogram().size();
    out.println("Histogram (" + states + (states == 1 ? " state)" : " states)"));
    result
        .histogram()
        .forEach(
            (state, count) ->
                out.printf(
                    "%-6d%s>%s%n",
                    count, result.holds(state) ? "*" : ":", state.text(test.observed())));
    out.println(result.isOk() ? "Ok" : "No");
    out.println();
    out.println("Witnesses");
    out.println("Positive: " + positive(result) + ", Negative: " + negative(result));
    out.println(
        "Condition "
            + test.condition().text()
            + (result.isOk() ? " is validated" : " is NOT validated"));
    out.printf(
        "Observation %s %s %d %d%n",
        test.name(), result.observation(), result.holds(), result.holdsNot());
    result
        .allowed()
        .ifPresent(
            all ->
                out.printf(
                    Locale.ROOT,
                    "Seen %d of %d states that %s allows (%.1f %%)%n",
                    result.allowedSeen().orElseThrow(),
                    all.size(),
                    model(),
                    100.0 * result.allowedSeen().orElseThrow() / all.size()));
    for (FinalState state : result.forbidden()) {
      out.println("FORBIDDEN by " + model() + ": " + state.text(test.observed()));
    }
    out.println();
  }

  /** Herd counts as positive what is as the condition says, also of one that says never. */
  private static int positive(LitmusResult result) {
    return isNegated(result) ? result.holdsNot() : result.holds();
  }

  private static int negative(LitmusResult result) {
    return isNegated(result) ? result.holds() : result.holdsNot();
  }

  private static boolean isNegated(LitmusResult result) {
    return result.test().condition().quantifier() == Quantifier.NOT_EXISTS;
  }

  private Map<String, Object> row(LitmusResult result) {
    LitmusTest test = result.test();
    Map<String, Integer> states = new LinkedHashMap<>();
    result.histogram().forEach((state, count) -> states.put(state.text(test.observed()), count));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("test", test.name());
    row.put("kind", test.condition().quantifier().kind());
    row.put("condition", test.condition().text());
    row.put("machine", machine.name());
    row.put("cores", machine.cores());
    row.put("protocol", machine.caches().protocol().name().toLowerCase(Locale.ROOT));
    row.put("consistency", model());
    row.put("seed", seed);
    row.put("runs", result.holds() + result.holdsNot());
    row.put("verdict", result.isOk() ? "Ok" : "No");
    row.put("positive", positive(result));
    row.put("negative", negative(result));
    row.put("observation", result.observation().toString());
    row.put("states", states);
    row.put("allowed", result.allowed().map(Set::size).orElse(null));
    row.put(
        "allowed_seen",
        result.allowedSeen().isPresent() ? (Object) result.allowedSeen().getAsInt() : null);
    row.put(
        "forbidden",
        result.allowed().isEmpty()
            ? null
            : result.forbidden().stream().map(state -> state.text(test.observed())).toList());
    return row;
  }
}
