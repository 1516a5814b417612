package org.inmesh.traces.synfull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.inmesh.traces.synfull.SynfullModel.MacroPhase;
import org.inmesh.traces.synfull.SynfullModel.MicroPhase;
import org.inmesh.traces.synfull.SynfullModel.Requests;

/** Draws the requests of intervals, and what becomes of them. */
final class Transactions {
  private static final int[] NONE = {};

  private final RandomGenerator random;

  /** By macro phase and directory, where it forwards requests in all micro phases together. */
  private final List<List<Distribution>> owners = new ArrayList<>();

  Transactions(SynfullModel model, RandomGenerator random) {
    this.random = random;
    for (MacroPhase phase : model.phases()) {
      owners.add(owners(phase, model.tiles()));
    }
  }

  private static List<Distribution> owners(MacroPhase phase, int tiles) {
    List<Distribution> sums = new ArrayList<>();
    for (int directory = 0; directory < tiles; directory++) {
      Distribution sum = new Distribution(new double[tiles]);
      for (MicroPhase micro : phase.microPhases()) {
        sum = sum.plus(micro.owners().get(directory));
      }
      sums.add(sum);
    }
    return sums;
  }

  /** Draws those of an interval, in no order of time. */
  void draw(PhaseChain interval, Consumer<Transaction> sink) {
    MacroPhase macro = interval.macroPhase();
    if (macro.microPhases().isEmpty()) {
      return;
    }
    MicroPhase micro = macro.microPhases().get(interval.micro());
    for (RequestType type : RequestType.values()) {
      Requests requests = micro.requests().get(type.ordinal());
      int number = requests.volume().draw(random);
      for (int i = 0; i < number; i++) {
        long cycle = interval.start() + random.nextLong(macro.resolution());
        int requestor = requests.sources().draw(random);
        int directory = requests.destinations().get(requestor).draw(random);
        int owner = owner(type, macro.forwarding().get(directory).of(type), interval, directory);
        int[] invalidated =
            type == RequestType.WRITE && owner != Transaction.MEMORY
                ? invalidated(micro, directory, owner, requestor)
                : NONE;
        sink.accept(new Transaction(type, requestor, directory, cycle, owner, invalidated));
      }
    }
  }

  private int owner(RequestType type, double probability, PhaseChain interval, int directory) {
    boolean answered = type == RequestType.WRITE || type == RequestType.READ;
    if (!answered || random.nextDouble() >= probability) {
      return Transaction.MEMORY;
    }
    Distribution usual =
        interval.macroPhase().microPhases().get(interval.micro()).owners().get(directory);
    Distribution chosen = usual.isEmpty() ? owners.get(interval.macro()).get(directory) : usual;
    return chosen.isEmpty() ? Transaction.MEMORY : chosen.draw(random);
  }

  /**
   * Draws different caches, as many as the model says: by their weights; when those with a weight
   * are used up, any; the requestor only if no other is left; never the owner, which loses its copy
   * by the forwarded write.
   */
  private int[] invalidated(MicroPhase micro, int directory, int owner, int requestor) {
    Distribution numbers = micro.invalidations().get(directory);
    if (numbers.isEmpty()) {
      return NONE;
    }
    int[] chosen = new int[numbers.draw(random)];
    if (chosen.length == 0) {
      return NONE;
    }
    double[] weights = micro.invalidated().get(directory).toArray();
    boolean[] taken = new boolean[weights.length];
    taken[owner] = true;
    taken[requestor] = true;
    weights[owner] = 0;
    weights[requestor] = 0;
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = another(weights, taken, requestor);
      taken[chosen[i]] = true;
      weights[chosen[i]] = 0;
    }
    return chosen;
  }

  private int another(double[] weights, boolean[] taken, int requestor) {
    Distribution left = new Distribution(weights);
    if (left.isEmpty()) {
      double[] any = new double[taken.length];
      for (int cache = 0; cache < any.length; cache++) {
        any[cache] = taken[cache] ? 0 : 1;
      }
      left = new Distribution(any);
    }
    return left.isEmpty() ? requestor : left.draw(random);
  }
}
