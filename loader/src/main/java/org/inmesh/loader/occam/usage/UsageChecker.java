package org.inmesh.loader.occam.usage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.ExpressionText;
import org.inmesh.loader.occam.checked.HostChannel;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;

/**
 * Checks what components of a PAR share: a variable that one of them assigns belongs to it alone,
 * and a channel has one component that outputs and one that inputs. Elements of arrays are told
 * apart by subscripts of constants, VALs and indices of replicators, not by those of variables.
 */
public final class UsageChecker {
  private static final String UNKNOWN_PART =
      ". A subscript depends on a variable, so that it is not known which elements these are;"
          + " constants, VALs and indices of replicators can be told apart";

  private final DiagnosticCollector diagnostics;
  private final Set<Symbol> outermost = new HashSet<>();

  UsageChecker(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Checks a program from its main PROC, and that it uses the host's channels rightly.
   *
   * @param recursive the PROCs and FUNCTIONs that may call themselves
   */
  public static void check(
      Procedure main, List<Procedure> recursive, DiagnosticCollector diagnostics) {
    UsageChecker checker = new UsageChecker(diagnostics);
    checker.noteOutermost(main.body());
    Map<Procedure, Uses> ofRecursive = RecursiveUses.of(recursive, main);
    Uses uses =
        new UseCollector(checker, new AliasChecker(diagnostics), ofRecursive).of(main.body());
    List<Symbol> channels = main.parameters();
    List<HostChannel> host = HostChannel.of(channels).orElse(List.of());
    for (Use use : uses.all()) {
      int index = channels.indexOf(use.place().root());
      if (index < 0 || index >= host.size()) {
        continue;
      }
      boolean keyboard = host.get(index) == HostChannel.KEYBOARD;
      if (keyboard && use.kind() == Use.Kind.OUTPUT) {
        checker.report(
            use,
            "the first of several channels of the main PROC is the keyboard, which"
                + " can only be input from");
      } else if (!keyboard && use.kind() == Use.Kind.INPUT) {
        checker.report(
            use,
            "this channel of the main PROC is the screen, which can only be output"
                + " to; the keyboard comes first: (CHAN OF BYTE keyboard, screen)");
      }
    }
  }

  /** The declarations around the whole program, whose scopes end with the last forked process. */
  private void noteOutermost(Process body) {
    Process inner = body;
    while (inner instanceof Process.Scope scope) {
      if (scope.declaration() instanceof Process.Declaration.Variable variable) {
        outermost.add(variable.symbol());
      }
      inner = scope.body();
    }
  }

  private void report(Use use, String message, OtherPlace... others) {
    diagnostics.report(
        new TextRange(use.position(), use.place().root().name().length()), message, others);
  }

  /** Checks the use of an argument by the PROC that is called. */
  void direction(Expression argument, Use.Kind kind) {
    Type.Direction direction =
        argument.type().isChannel() ? argument.type().direction() : Type.Direction.BOTH;
    boolean wrong =
        direction == Type.Direction.INPUT && kind == Use.Kind.OUTPUT
            || direction == Type.Direction.OUTPUT && kind == Use.Kind.INPUT;
    if (wrong) {
      diagnostics.report(
          new TextRange(argument.position(), 1),
          direction.refusal() + ", as this PROC does",
          OtherPlaces.declarationOf(argument));
    }
  }

  private record ComponentUse(int component, Use use) {}

  /** Looks for conflicts between the components of a PAR. */
  void components(List<Uses> components) {
    Map<Symbol, List<ComponentUse>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < components.size(); i++) {
      for (Use use : components.get(i).all()) {
        byRoot
            .computeIfAbsent(use.place().root(), symbol -> new ArrayList<>())
            .add(new ComponentUse(i, use));
      }
    }
    byRoot.values().forEach(this::firstConflict);
  }

  private void firstConflict(List<ComponentUse> uses) {
    for (int later = 1; later < uses.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        ComponentUse a = uses.get(earlier);
        ComponentUse b = uses.get(later);
        if (a.component() == b.component()
            || diagnostics.isUnchecked(b.use().place().root().name())) {
          continue;
        }
        if (a.use().conflictsWith(b.use())) {
          report(b.use(), conflict(a.use(), b.use()), place(a.use()));
          return;
        }
        if (a.use().mayConflictWith(b.use())) {
          report(b.use(), conflict(a.use(), b.use()) + UNKNOWN_PART, place(a.use()));
          return;
        }
      }
    }
  }

  private static String conflict(Use earlier, Use later) {
    String name = "'" + later.place().root() + "'";
    String other = " another component of the PAR";
    return switch (later.kind()) {
      case INPUT -> name + " is input from here and by" + other + "; a channel has one reader";
      case OUTPUT -> name + " is output to here and by" + other + "; a channel has one writer";
      case SYNCHRONISE ->
          "barrier %s is used here and by%s; its components take part if it says so: PAR BARRIER %s"
              .formatted(name, other, later.place().root());
      case CLAIM_INPUT, CLAIM_OUTPUT -> throw new IllegalStateException("claims do not conflict");
      case LOCK -> throw new IllegalStateException("locks do not conflict");
      case ASSIGN, READ -> {
        String here = later.kind() == Use.Kind.ASSIGN ? " is assigned here" : " is read here";
        String there = earlier.kind() == Use.Kind.ASSIGN ? " and assigned by" : " and read by";
        yield name
            + here
            + there
            + other
            + "; components share what they know through channels only";
      }
    };
  }

  private static OtherPlace place(Use use) {
    String what =
        switch (use.kind()) {
          case INPUT -> "it is input from here";
          case OUTPUT -> "it is output to here";
          case CLAIM_INPUT, CLAIM_OUTPUT -> "it is claimed here";
          case SYNCHRONISE -> "it is used here";
          case LOCK -> "it is taken here";
          case ASSIGN -> "it is assigned here";
          case READ -> "it is read here";
        };
    return OtherPlace.of(use.position(), use.through().name(), what);
  }

  /**
   * Looks for another input from a channel whose last message is not over for the other process.
   */
  void held(Place channel, Uses during) {
    during.all().stream()
        .filter(use -> use.kind() == Use.Kind.INPUT && use.place().surelyMeets(channel))
        .findFirst()
        .ifPresent(
            use ->
                report(
                    use,
                    "'%s' is input from while the process at its other end still waits for the"
                            .formatted(use.through())
                        + " input with '??' around this to end; do it after that"));
  }

  /** A PROC moves or overwrites an end that its caller has only claimed. */
  void claimedEndChanged(Procedure procedure, Symbol parameter, Expression end) {
    diagnostics.report(
        new TextRange(end.position(), ExpressionText.of(end).length()),
        "'%s' gives '%s' another place or value, but this end is only claimed: other processes"
                .formatted(procedure.name(), parameter)
            + " hold it too",
        OtherPlaces.declarationOf(procedure, parameter));
  }

  /** Looks for a claim of what this process has claimed already. */
  void claimed(Use claim, Uses body) {
    body.all().stream()
        .filter(use -> use.kind() == claim.kind() && use.place().surelyMeets(claim.place()))
        .findFirst()
        .ifPresent(
            use ->
                diagnostics.report(
                    new TextRange(use.position(), use.through().name().length()),
                    "'%s' is claimed already by this process, which would wait for itself"
                        .formatted(use.through()),
                    OtherPlace.of(claim.position(), "CLAIM", "it is claimed here")));
  }

  /**
   * Looks for shared channels and barriers that both components of a PRI PAR use.
   *
   * @return true if there is one
   */
  boolean priorities(Uses high, Uses low) {
    for (Use use : low.all()) {
      if ((use.kind().isClaim() || use.kind() == Use.Kind.SYNCHRONISE)
          && high.all().stream()
              .anyMatch(
                  other -> other.kind() == use.kind() && other.place().surelyMeets(use.place()))) {
        report(
            use,
            "both components of a PRI PAR use '%s'; processes of one priority can share it"
                .formatted(use.through()));
        return true;
      }
    }
    return false;
  }

  /** Looks for a LOCK that its region takes again. */
  void locked(Use lock, Uses region) {
    region.all().stream()
        .filter(use -> use.kind() == Use.Kind.LOCK && use.place().surelyMeets(lock.place()))
        .findFirst()
        .ifPresent(
            use ->
                report(
                    use,
                    "'%s' is taken already by the LOCK around this, which waits for itself then"
                        .formatted(use.through()),
                    OtherPlace.of(lock.position(), lock.through().name(), "it is taken here")));
  }

  /** Looks for the count of an input that others may change before the array is input. */
  void inputCount(Use count) {
    if (count.place().root().isShared()) {
      report(
          count,
          "the count of an input cannot be SHARED, as others may change it before it is used; input"
              + " it into a variable",
          OtherPlaces.declarationOf(count.place().root()));
    }
  }

  /** Looks for a PRI PAR inside the first component of another. */
  void highPriority(Uses component) {
    component.forEachInteraction(
        (position, interaction) -> {
          if (interaction == Interaction.PRI_PAR) {
            diagnostics.report(
                new TextRange(position, 1),
                "a PRI PAR inside the first component of another: nothing goes before high"
                    + " priority, a transputer has these two");
          } else if (interaction == Interaction.FORK) {
            diagnostics.report(
                new TextRange(position, 1),
                "a FORK inside the first component of a PRI PAR: the forked process would be of"
                    + " high priority, what waits for its end is not; put FORKING inside it");
          }
        });
  }

  /** What a forked PROC uses from around it would be shared with the process that forks it. */
  void freeInFork(Process.Fork fork, Use use) {
    Symbol free = use.place().root();
    diagnostics.report(
        new TextRange(fork.position(), "FORK".length()),
        "'%s' uses '%s' from around it, and a forked PROC goes on beside this process: pass it what"
                .formatted(fork.procedure().name(), free)
            + " it needs as VAL, MOBILE, SHARED data, a LOCK or an end of a SHARED channel",
        OtherPlaces.declarationOf(free));
  }

  /** Looks for a channel whose scope ends before forked processes that have it. */
  void scopeEnds(Symbol symbol, Uses body) {
    SourcePosition fork = body.forked().get(symbol);
    if (fork != null && !outermost.contains(symbol)) {
      diagnostics.report(
          new TextRange(fork, symbol.name().length()),
          "the scope of '%s' may end before this forked process; put FORKING inside its scope"
              .formatted(symbol),
          OtherPlaces.declarationOf(symbol));
    }
  }

  /** Looks for side effects of a FUNCTION. */
  void function(Uses body) {
    // An ALT implies the inputs in it: one message is enough.
    body.firstInteraction()
        .ifPresent(
            first ->
                diagnostics.report(
                    new TextRange(first.getKey(), 1),
                    "a FUNCTION cannot %s: it does nothing but give a value; use a PROC"
                        .formatted(first.getValue().verb())));
    for (Use use : body.all()) {
      if (use.place().root().isShared()) {
        report(
            use,
            "'%s' is SHARED, and a FUNCTION depends on nothing that others may change; give it the"
                    .formatted(use.place().root())
                + " value as a VAL parameter, or use a PROC",
            OtherPlaces.declarationOf(use.place().root()));
      } else if (use.kind() == Use.Kind.ASSIGN) {
        report(
            use,
            "'%s' is declared outside of the FUNCTION, which cannot change it; use a PROC"
                .formatted(use.place().root()),
            OtherPlaces.declarationOf(use.place().root()));
      }
    }
  }

  /** Looks for conflicts of a component with its own replicas. */
  void replicated(Uses body, Process.Replicator replicator) {
    ReplicaConflicts replicas = new ReplicaConflicts(replicator);
    Map<Symbol, List<Use>> byRoot = new LinkedHashMap<>();
    for (Use use : body.all()) {
      byRoot.computeIfAbsent(use.place().root(), symbol -> new ArrayList<>()).add(use);
    }
    for (List<Use> uses : byRoot.values()) {
      uses.stream()
          .filter(use -> use.kind() != Use.Kind.READ)
          .filter(use -> !diagnostics.isUnchecked(use.place().root().name()))
          .flatMap(use -> uses.stream().flatMap(other -> replicas.between(use, other).stream()))
          .findFirst()
          .ifPresent(this::reportReplicas);
    }
  }

  private void reportReplicas(ReplicaConflicts.Conflict conflict) {
    Use use = conflict.use();
    if (use.kind() == Use.Kind.SYNCHRONISE) {
      reportReplicas(use);
      return;
    }
    String how =
        switch (use.kind()) {
          case INPUT -> "input from";
          case OUTPUT -> "output to";
          case READ -> "read";
          case ASSIGN, LOCK, CLAIM_INPUT, CLAIM_OUTPUT, SYNCHRONISE -> "assigned";
        };
    String name = "'" + use.place().root() + "'";
    report(
        use,
        conflict.how().isEmpty()
            ? "%s is %s by every component of the replicated PAR; give each its own, as an element"
                    .formatted(name, how)
                + " of an array"
            : "components of the replicated PAR share an element of %s, which is %s here: %s"
                .formatted(name, how, conflict.how()),
        OtherPlaces.declarationOf(use.place().root()));
  }

  private void reportReplicas(Use use) {
    Symbol barrier = use.place().root();
    report(
        use,
        "barrier '%s' is used by every component of the replicated PAR, which take part if it says"
                .formatted(barrier)
            + " so: BARRIER %s behind the replicator".formatted(barrier),
        OtherPlaces.declarationOf(barrier));
  }
}
