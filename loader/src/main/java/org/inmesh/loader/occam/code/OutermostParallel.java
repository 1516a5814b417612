package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;

/**
 * The PAR whose components are spread over the cores: the one with most components that is reached
 * from the main PROC's body through declarations, sequences and calls.
 *
 * @param root main's body, in which the calls on the way are replaced by the bodies of the PROCs,
 *     their parameters as abbreviations of the arguments
 * @param parallel the PAR, an object within {@code root}
 * @param enclosing declarations around it, outermost first
 * @param before true if something happens before it
 * @param after true if something happens after it
 * @param size number of components
 */
record OutermostParallel(
    Process root,
    Process parallel,
    List<Declaration> enclosing,
    boolean before,
    boolean after,
    long size) {

  /** Finds it in main's body. */
  static Optional<OutermostParallel> find(Process body) {
    return find(body, Set.of());
  }

  /**
   * Finds it in main's body.
   *
   * @param excepted PARs that are not to be spread, compared as objects
   */
  static Optional<OutermostParallel> find(Process body, Set<Process> excepted) {
    return switch (body) {
      case Process.Parallel parallel -> Optional.of(here(parallel));
      case Process.ReplicatedParallel parallel ->
          excepted.contains(parallel) ? Optional.empty() : Optional.of(here(parallel));
      case Process.Scope scope -> find(scope.body(), excepted).map(found -> found.within(scope));
      case Process.Call call ->
          call.procedure().isRecursive() ? Optional.empty() : find(inlined(call), excepted);
      case Process.Sequence sequence -> inSequence(sequence, excepted);
      default -> Optional.empty();
    };
  }

  /** A PAR that only a FORKING around it keeps from being the outermost one. */
  static Optional<Process> insideForking(Process body) {
    return switch (body) {
      case Process.Forking forking -> find(forking.body()).map(OutermostParallel::parallel);
      case Process.Scope scope -> insideForking(scope.body());
      case Process.Call call ->
          call.procedure().isRecursive()
              ? Optional.empty()
              : insideForking(call.procedure().body());
      case Process.Sequence sequence ->
          sequence.processes().stream().flatMap(each -> insideForking(each).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /** Stands for a PAR with nothing around it. */
  static OutermostParallel none(Process body) {
    return here(new Process.Parallel(List.of(), false, List.of(), body.position()));
  }

  private static OutermostParallel here(Process parallel) {
    return new OutermostParallel(parallel, parallel, List.of(), false, false, size(parallel));
  }

  private static Optional<OutermostParallel> inSequence(
      Process.Sequence sequence, Set<Process> excepted) {
    List<Process> processes = sequence.processes();
    Optional<OutermostParallel> best = Optional.empty();
    int at = 0;
    for (int i = 0; i < processes.size(); i++) {
      Optional<OutermostParallel> found = find(processes.get(i), excepted);
      if (found.isPresent() && (best.isEmpty() || found.get().size() > best.get().size())) {
        best = found;
        at = i;
      }
    }
    if (best.isEmpty()) {
      return best;
    }
    OutermostParallel found = best.get();
    List<Process> replaced = new ArrayList<>(processes);
    replaced.set(at, found.root());
    boolean before = processes.subList(0, at).stream().anyMatch(OutermostParallel::doesSomething);
    boolean after =
        processes.subList(at + 1, processes.size()).stream()
            .anyMatch(OutermostParallel::doesSomething);
    return Optional.of(
        new OutermostParallel(
            new Process.Sequence(replaced, sequence.position()),
            found.parallel(),
            found.enclosing(),
            found.before() || before,
            found.after() || after,
            found.size()));
  }

  /** True if the PAR, or one inside it without storage between, enrolls its components. */
  boolean enrolls() {
    return enrolls(parallel);
  }

  private static boolean enrolls(Process process) {
    return switch (process) {
      case Process.Parallel parallel ->
          !parallel.barriers().isEmpty()
              || parallel.processes().stream().anyMatch(OutermostParallel::enrolls);
      case Process.ReplicatedParallel parallel ->
          !parallel.barriers().isEmpty() || enrolls(parallel.body());
      case Process.Scope scope -> enrolls(scope.body());
      default -> false;
    };
  }

  private static boolean doesSomething(Process process) {
    return !(process instanceof Process.Skip);
  }

  private OutermostParallel within(Process.Scope scope) {
    List<Declaration> declarations = new ArrayList<>(enclosing);
    declarations.add(0, scope.declaration());
    return new OutermostParallel(
        new Process.Scope(scope.declaration(), root, scope.position()),
        parallel,
        List.copyOf(declarations),
        before || initialisesShared(scope.declaration()),
        after,
        size);
  }

  private static boolean initialisesShared(Declaration declaration) {
    return declaration instanceof Declaration.Variable variable
        && variable.initial().isPresent()
        && SharedVariables.isShared(variable.symbol());
  }

  /** A call means its body with the parameters as abbreviations of the arguments. */
  private static Process inlined(Process.Call call) {
    Process body = call.procedure().body();
    for (int i = call.arguments().size() - 1; i >= 0; i--) {
      body =
          new Process.Scope(
              new Declaration.Abbreviation(
                  call.procedure().parameters().get(i), call.arguments().get(i)),
              body,
              call.position());
    }
    return body;
  }

  private static long size(Process process) {
    return switch (process) {
      case Process.Parallel parallel ->
          parallel.processes().stream().mapToLong(OutermostParallel::size).sum();
      case Process.ReplicatedParallel parallel ->
          // A count that is known only from the arguments of a call: taken for a large one.
          (parallel.replicator().count() instanceof Expression.Constant count
                  ? Math.max(0, count.word())
                  : Integer.MAX_VALUE)
              * Math.min(Integer.MAX_VALUE, size(parallel.body()));
      default -> 1;
    };
  }
}
