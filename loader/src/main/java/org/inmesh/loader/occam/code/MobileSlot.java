package org.inmesh.loader.occam.code;

import org.inmesh.isa.transputer.Function;

/**
 * The word of a mobile variable or part.
 *
 * @param address pushes its address
 * @param load pushes the word; takes one register
 * @param store stores A in it; takes a second register
 */
record MobileSlot(Operand address, Operand load, Runnable store) {

  /** The word at an address, which takes one register. */
  static MobileSlot at(Operand address, UnitWriter writer) {
    return new MobileSlot(
        address,
        address.then(() -> writer.emit(Function.LDNL, 0)),
        () -> {
          address.load().run();
          writer.emit(Function.STNL, 0);
        });
  }
}
