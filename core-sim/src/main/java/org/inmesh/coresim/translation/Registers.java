package org.inmesh.coresim.translation;

/**
 * All that is known of the registers at one point of a block.
 *
 * @param workspace its distance in words from where it was at the block's start
 * @param cycles since the block's start, without those of the next two
 * @param localAccesses to words of the workspace, which cost what {@link Slots#LOCAL_CYCLES} says
 * @param dynamicCycles local variable of the JVM with the cycles that depended on data, or {@link
 *     #NONE}
 * @param instructions since the block's start
 */
record Registers(
    Value a,
    Value b,
    Value c,
    int workspace,
    int cycles,
    int localAccesses,
    int dynamicCycles,
    int instructions,
    Real realA,
    Real realB,
    Real realC) {

  static final int NONE = -1;

  static final Value A = new Value.Local(Slots.A);
  static final Value B = new Value.Local(Slots.B);
  static final Value C = new Value.Local(Slots.C);
  static final Real REAL_A = Real.atStart(Slots.REAL_A, 0);
  static final Real REAL_B = Real.atStart(Slots.REAL_B, 1);
  static final Real REAL_C = Real.atStart(Slots.REAL_C, 2);

  /** At the start of a block: each in its local variable. */
  static final Registers START = new Registers(A, B, C, 0, 0, 0, NONE, 0, REAL_A, REAL_B, REAL_C);

  Registers withStack(Value newA, Value newB, Value newC) {
    return with(newA, newB, newC, workspace, realA, realB, realC);
  }

  Registers push(Value value) {
    return withStack(value, a, b);
  }

  /** Without A. */
  Registers pop() {
    return withStack(b, c, c);
  }

  /** A and B replaced by one. */
  Registers replaceTwo(Value value) {
    return withStack(value, c, c);
  }

  Registers replaceTop(Value value) {
    return withStack(value, b, c);
  }

  Registers withWorkspace(int words) {
    return with(a, b, c, words, realA, realB, realC);
  }

  /** One instruction later. */
  Registers after(int cost) {
    return withTime(cycles + cost, localAccesses, dynamicCycles, instructions + 1);
  }

  /** With more cycles. */
  Registers spend(int more) {
    return withTime(cycles + more, localAccesses, dynamicCycles, instructions);
  }

  /** With more accesses to words of the workspace. */
  Registers accessLocals(int times) {
    return withTime(cycles, localAccesses + times, dynamicCycles, instructions);
  }

  Registers withDynamicCycles(int slot) {
    return withTime(cycles, localAccesses, slot, instructions);
  }

  private Registers withTime(
      int newCycles, int newLocalAccesses, int newDynamicCycles, int newInstructions) {
    return new Registers(
        a,
        b,
        c,
        workspace,
        newCycles,
        newLocalAccesses,
        newDynamicCycles,
        newInstructions,
        realA,
        realB,
        realC);
  }

  Registers withReals(Real newA, Real newB, Real newC) {
    return with(a, b, c, workspace, newA, newB, newC);
  }

  private Registers with(
      Value newA, Value newB, Value newC, int words, Real newRealA, Real newRealB, Real newRealC) {
    return new Registers(
        newA,
        newB,
        newC,
        words,
        cycles,
        localAccesses,
        dynamicCycles,
        instructions,
        newRealA,
        newRealB,
        newRealC);
  }

  /** With another for what is in some of the floating-point registers. */
  Registers replaceAll(Real old, Real real) {
    return withReals(
        realA.equals(old) ? real : realA,
        realB.equals(old) ? real : realB,
        realC.equals(old) ? real : realC);
  }

  Registers pushReal(Real real) {
    return withReals(real, realA, realB);
  }

  Registers popReal() {
    return withReals(realB, realC, realC);
  }

  Registers replaceReal(Real real) {
    return withReals(real, realB, realC);
  }
}
