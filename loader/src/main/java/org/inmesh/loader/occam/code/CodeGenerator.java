package org.inmesh.loader.occam.code;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Process;

/**
 * Generates transputer code for a checked program. If the components of its outermost PAR share
 * nothing but channels, each becomes a process that can be placed on a core of its own; otherwise
 * the whole program is one process.
 */
public final class CodeGenerator {
  private CodeGenerator() {}

  /**
   * Generates code.
   *
   * @throws BadInputException if two components use the same end of a channel, or the size of a PAR
   *     is not known before the program runs
   */
  public static ObjectProgram generate(CheckedProgram program) {
    return generate(program, ErrorMode.HALT);
  }

  /**
   * Generates code that does about errors what a mode says.
   *
   * @throws BadInputException as the other
   */
  public static ObjectProgram generate(CheckedProgram program, ErrorMode errors) {
    Set<Process> ofUnknownSize = Collections.newSetFromMap(new IdentityHashMap<>());
    Optional<OutermostParallel> outermost = OutermostParallel.find(program.main().body());
    while (outermost.isPresent() && !SpreadProgram.isSizeKnown(program, outermost.get())) {
      ofUnknownSize.add(outermost.get().parallel());
      outermost = OutermostParallel.find(program.main().body(), ofUnknownSize);
    }
    if (outermost.isEmpty()) {
      Stream<String> unknown = ofUnknownSize.stream().map(CodeGenerator::staysOnOneCore);
      Stream<String> forking =
          OutermostParallel.insideForking(program.main().body()).stream()
              .map(CodeGenerator::staysInForking);
      return onOneCore(program, errors, Stream.concat(unknown, forking).toList());
    }
    Optional<SourcePosition> address = ChannelAddressUse.in(program.main().body());
    if (address.isPresent()) {
      return onOneCore(
          program,
          errors,
          List.of(
              "%s: the program stays on one core because the address of a channel is used here"
                  .formatted(address.get())));
    }
    UnreliableChannels.check(program, outermost.get().enclosing());
    SpreadProgram spread = SpreadProgram.of(program, outermost.get(), errors);
    Optional<String> obstacle = spread.obstacle();
    return obstacle.isEmpty()
        ? spread.generate()
        : onOneCore(program, errors, List.of(obstacle.get()));
  }

  private static String staysOnOneCore(Process parallel) {
    return "%s: the PAR stays on one core because its size is known only when the program runs"
        .formatted(parallel.position());
  }

  private static String staysInForking(Process parallel) {
    return "%s: the PAR stays on one core because there is a FORKING around it"
        .formatted(parallel.position());
  }

  private static ObjectProgram onOneCore(
      CheckedProgram program, ErrorMode errors, List<String> notes) {
    UnreliableChannels.refuse(program, notes);
    SpreadProgram single = SpreadProgram.onOneCore(program, errors);
    single
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw new IllegalStateException("main uses something undeclared: " + obstacle);
            });
    ObjectProgram object = single.generate();
    return new ObjectProgram(
        object.name(),
        object.units(),
        object.components(),
        object.channels(),
        object.sharedMemory(),
        notes);
  }
}
