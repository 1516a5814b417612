package org.inmesh.coresim.transputer;

/**
 * The bits of the transputer's STATUS register, as an interruption saves it and {@code testlds}
 * shows it. Error, HaltOnError and EnableJ0Break are where INMOS's toolset has them; the lower bits
 * are those of the T414's microcode, from the literature, not checked.
 */
final class StatusRegister {
  /** The process that was running has been descheduled: the next is to be started. */
  static final int GOTO_START_NEXT_PROCESS = 1;

  /** The block move under way is a message's. */
  static final int INPUT_OUTPUT = 2;

  /** A block move is under way: what is left of it is in A, B and C. */
  static final int MOVE = 4;

  static final int HALT_ON_ERROR = 0x80;
  static final int ENABLE_J0_BREAK = 0x100;
  static final int ERROR = 0x80000000;

  private StatusRegister() {}

  /** The register's content. */
  static int of(CoreState state) {
    int status = 0;
    if (state.activity == CoreState.DISPATCHING) {
      status |= GOTO_START_NEXT_PROCESS;
    }
    if (state.moving != null) {
      status |= MOVE;
    }
    if (state.moving == BlockMove.Purpose.MESSAGE) {
      status |= INPUT_OUTPUT;
    }
    if (state.haltOnError) {
      status |= HALT_ON_ERROR;
    }
    if (state.j0Break) {
      status |= ENABLE_J0_BREAK;
    }
    return state.error ? status | ERROR : status;
  }

  /** Sets the flags that a program can see. */
  static void setFlags(CoreState state, int status) {
    state.error = (status & ERROR) != 0;
    state.haltOnError = (status & HALT_ON_ERROR) != 0;
    state.j0Break = (status & ENABLE_J0_BREAK) != 0;
  }
}
