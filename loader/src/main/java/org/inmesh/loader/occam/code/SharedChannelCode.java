package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Type.Direction;

/**
 * Code for shared channels and their claims. A shared channel is a record in the workspace of the
 * process that declares it: the address of the channel's word, that word, and a semaphore for each
 * end. Who holds an end by its shared type holds the address of the record.
 */
final class SharedChannelCode {
  /** Word of the record: the channel's address. */
  static final int ADDRESS = 0;

  private static final int CHANNEL = 1;
  private static final int INPUT_SEMAPHORE = 2;
  private static final int OUTPUT_SEMAPHORE = INPUT_SEMAPHORE + SemaphoreCode.WORDS;
  private static final int WORDS = OUTPUT_SEMAPHORE + SemaphoreCode.WORDS;

  private final UnitCode unit;

  SharedChannelCode(UnitCode unit) {
    this.unit = unit;
  }

  /** Makes a record; the channel may be one that exists, the host's. */
  void declare(Declaration.Variable variable) {
    Place record = unit.workspace.current().array(WORDS);
    unit.bind(variable.symbol(), new Storage.Array(record));
    if (variable.initial().isPresent()) {
      unit.locations.channel(variable.initial().get()).load().run();
    } else {
      unit.writer.emit(Operation.MINT);
      unit.workspace.store(record.plus(CHANNEL));
      unit.workspace.loadAddress(record.plus(CHANNEL));
    }
    unit.workspace.store(record.plus(ADDRESS));
    unit.semaphores.initialise(record.plus(INPUT_SEMAPHORE));
    unit.semaphores.initialise(record.plus(OUTPUT_SEMAPHORE));
  }

  void claim(Process.Claim claim) {
    if (claim.channel().type().end().isPresent()) {
      unit.channelTypes.claim(claim);
      return;
    }
    Operand record = unit.locations.record(claim.channel());
    int word = claim.end() == Direction.INPUT ? INPUT_SEMAPHORE : OUTPUT_SEMAPHORE;
    unit.semaphores.claim(
        record,
        word,
        claim.position(),
        "CLAIM " + WrittenExpression.of(claim.channel()) + claim.end().mark());
    unit.declarations.enter(new Declaration.Abbreviation(claim.claimed(), claim.channel()));
    unit.processes.generate(claim.body());
    unit.semaphores.release(record, word);
  }
}
