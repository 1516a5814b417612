package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.Arrays;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * The instructions that {@link InnerLoop} leaves: sends each to the class that knows what it is
 * about, and executes the rest itself.
 */
final class InfrequentInstructions {
  private final TransputerCore core;
  private final CoreState state;
  private final MemoryPort memory;
  private final Scheduler scheduler;
  private final TimerQueues timers;
  private final Communication communication;
  private final Alternation alternation;
  private final Arithmetic arithmetic;
  private final BitOperations bits;
  private final BlockMove blockMove;
  private final TwoDimensionalMove rows;
  private final SingleLengthSupport singleLength;
  private final FloatingPointUnit floatingPoint;
  private final DebuggingInstructions debugging;
  private final SharedMemoryOperations sharedMemory;
  private final boolean[] available;

  InfrequentInstructions(
      TransputerCore core,
      CoreState state,
      MemoryPort memory,
      Scheduler scheduler,
      TimerQueues timers) {
    this.core = core;
    this.state = state;
    this.memory = memory;
    this.scheduler = scheduler;
    this.timers = timers;
    this.blockMove = new BlockMove(core, state, memory);
    this.rows = new TwoDimensionalMove(core, state, memory, blockMove);
    this.communication = new Communication(core, state, memory, blockMove);
    this.alternation = new Alternation(core, state, memory, communication);
    this.arithmetic = new Arithmetic(core, state);
    this.bits = new BitOperations(core, state);
    this.singleLength = new SingleLengthSupport(core, state, memory);
    this.floatingPoint = new FloatingPointUnit(core, state, memory);
    this.debugging = new DebuggingInstructions(core, state, memory, timers);
    this.sharedMemory = new SharedMemoryOperations(core, state, memory);
    boolean isModule = memory instanceof PrivateMemory own && own.isOfModule();
    this.available = available(core.processor(), !isModule);
  }

  /**
   * By instruction number; a code that is no operation counts as one here.
   *
   * @param own whether Inmesh's own instructions are there too
   */
  private static boolean[] available(ProcessorType type, boolean own) {
    boolean[] available = new boolean[DecodedCode.INSTRUCTION_LIMIT];
    Arrays.fill(available, 0, OPERATION, true);
    available[DecodedCode.UNDEFINED] = true;
    for (Operation operation : Operation.values()) {
      available[OPERATION + operation.code()] =
          type.has(operation)
              || own && operation.code() >= Operation.FIRST_OWN_CODE
              || operation == Operation.LDDEVID;
    }
    return available;
  }

  /** Executes an instruction; the instruction pointer is already after it. */
  void execute(int instruction, int operand) {
    if (!available[instruction]) {
      refuse(instruction);
      return;
    }
    switch (instruction) {
      case FunctionCode.J -> {
        state.instructionPointer += operand;
        if (operand == 0 && state.j0Break) {
          debugging.jumpBreak();
        } else {
          giveWayIfSliceIsUsed();
        }
      }
      case FunctionCode.CALL -> call(operand);
      case OPERATION + OperationCode.RET -> {
        state.instructionPointer = memory.load(state.workspace);
        state.workspace += 16;
      }
      case OPERATION + OperationCode.LEND -> loopEnd();
      case OPERATION + OperationCode.GCALL -> {
        int target = state.a;
        state.a = state.instructionPointer;
        state.instructionPointer = target;
      }
      case OPERATION + OperationCode.IN -> communication.input();
      case OPERATION + OperationCode.OUT -> communication.output();
      case OPERATION + OperationCode.OUTBYTE -> communication.outputValue(1);
      case OPERATION + OperationCode.OUTWORD -> communication.outputValue(4);
      case OPERATION + OperationCode.MOVE -> communication.move();
      case OPERATION + OperationCode.RESETCH -> communication.reset();
      case OPERATION + OperationCode.STARTP -> scheduler.startProcess();
      case OPERATION + OperationCode.ENDP -> scheduler.endProcess();
      case OPERATION + OperationCode.RUNP -> scheduler.runProcess();
      case OPERATION + OperationCode.STOPP -> scheduler.stopProcess();
      case OPERATION + OperationCode.STOPERR -> {
        if (state.error) {
          scheduler.stopProcess();
          core.waiting().add(state.descriptor(), 0, WaitingProcesses.Reason.STOPPED);
        }
      }
      case OPERATION + OperationCode.LDPRI -> push(state.priority);
      case OPERATION + OperationCode.SAVEL -> scheduler.saveQueue(CoreState.LOW);
      case OPERATION + OperationCode.SAVEH -> scheduler.saveQueue(CoreState.HIGH);
      case OPERATION + OperationCode.STLF -> scheduler.storeFront(CoreState.LOW, pop());
      case OPERATION + OperationCode.STLB -> scheduler.storeBack(CoreState.LOW, pop());
      case OPERATION + OperationCode.STHF -> scheduler.storeFront(CoreState.HIGH, pop());
      case OPERATION + OperationCode.STHB -> scheduler.storeBack(CoreState.HIGH, pop());
      case OPERATION + OperationCode.LDTIMER -> push(timers.now(state.priority));
      case OPERATION + OperationCode.STTIMER -> {
        scheduler.acceptReady();
        timers.start(pop());
      }
      case OPERATION + OperationCode.TIN -> {
        if (timers.input(state.a)) {
          core.spendShorter(Operation.TIN);
        }
      }
      case OPERATION + OperationCode.ALT -> alternation.start();
      case OPERATION + OperationCode.TALT -> alternation.startWithTimers();
      case OPERATION + OperationCode.ENBC -> alternation.enableChannel();
      case OPERATION + OperationCode.ENBS -> alternation.enableSkip();
      case OPERATION + OperationCode.ENBT -> alternation.enableTimer();
      case OPERATION + OperationCode.ALTWT -> alternation.await();
      case OPERATION + OperationCode.TALTWT -> alternation.awaitWithTimers();
      case OPERATION + OperationCode.DISC -> alternation.disableChannel();
      case OPERATION + OperationCode.DISS -> alternation.disableSkip();
      case OPERATION + OperationCode.DIST -> alternation.disableTimer();
      case OPERATION + OperationCode.ALTEND -> alternation.end();
      case OPERATION + OperationCode.SETERR -> core.setError(CoreFault.SETERR);
      case OPERATION + OperationCode.TESTERR -> {
        if (!state.error) {
          core.spendShorter(Operation.TESTERR);
        }
        push(state.error ? 0 : 1);
        state.error = false;
      }
      case OPERATION + OperationCode.TESTPRANAL -> push(0);
      case OPERATION + OperationCode.CLRHALTERR -> state.haltOnError = false;
      case OPERATION + OperationCode.SETHALTERR -> state.haltOnError = true;
      case OPERATION + OperationCode.TESTHALTERR -> push(state.haltOnError ? 1 : 0);
      case OPERATION + OperationCode.MUL -> arithmetic.multiply();
      case OPERATION + OperationCode.PROD -> arithmetic.product();
      case OPERATION + OperationCode.DIV -> arithmetic.divide();
      case OPERATION + OperationCode.REM -> arithmetic.remainder();
      case OPERATION + OperationCode.LADD -> arithmetic.addCarry();
      case OPERATION + OperationCode.LSUB -> arithmetic.subtractBorrow();
      case OPERATION + OperationCode.LSUM -> arithmetic.longSum();
      case OPERATION + OperationCode.LDIFF -> arithmetic.longDifference();
      case OPERATION + OperationCode.LMUL -> arithmetic.longMultiply();
      case OPERATION + OperationCode.LDIV -> arithmetic.longDivide();
      case OPERATION + OperationCode.LSHL -> arithmetic.longShift(true);
      case OPERATION + OperationCode.LSHR -> arithmetic.longShift(false);
      case OPERATION + OperationCode.SHL -> arithmetic.shift(true);
      case OPERATION + OperationCode.SHR -> arithmetic.shift(false);
      case OPERATION + OperationCode.NORM -> arithmetic.normalise();
      case OPERATION + OperationCode.XDBLE -> arithmetic.extendToDouble();
      case OPERATION + OperationCode.XWORD -> arithmetic.extendToWord();
      case OPERATION + OperationCode.CWORD -> arithmetic.checkPartWord();
      case OPERATION + OperationCode.CSNGL -> arithmetic.checkSingle();
      case OPERATION + OperationCode.CSUB0 -> arithmetic.checkSubscriptFromZero();
      case OPERATION + OperationCode.CCNT1 -> arithmetic.checkCountFromOne();
      case OPERATION + OperationCode.WCNT -> arithmetic.splitByteAddress();
      case DecodedCode.UNDEFINED ->
          core.fail("operation code #%X is not an instruction".formatted(operand));
      default -> executeLaterOnes(instruction);
    }
  }

  /** What is not of the T414's integer instruction set. */
  private void executeLaterOnes(int instruction) {
    switch (instruction) {
      case OPERATION + OperationCode.DUP -> push(state.a);
      case OPERATION + OperationCode.WSUBDB -> {
        state.a += state.b << 3;
        state.b = state.c;
      }
      case OPERATION + OperationCode.MOVE2DINIT -> rows.prepare();
      case OPERATION + OperationCode.MOVE2DALL -> rows.copy(TwoDimensionalMove.Selection.ALL);
      case OPERATION + OperationCode.MOVE2DNONZERO ->
          rows.copy(TwoDimensionalMove.Selection.NONZERO);
      case OPERATION + OperationCode.MOVE2DZERO -> rows.copy(TwoDimensionalMove.Selection.ZERO);
      case OPERATION + OperationCode.CRCWORD -> bits.checkRedundancy(Integer.SIZE);
      case OPERATION + OperationCode.CRCBYTE -> bits.checkRedundancy(Byte.SIZE);
      case OPERATION + OperationCode.BITCNT -> bits.countBits();
      case OPERATION + OperationCode.BITREVWORD -> bits.reverseWord();
      case OPERATION + OperationCode.BITREVNBITS -> bits.reverseLowestBits();
      case OPERATION + OperationCode.UNPACKSN -> singleLength.unpack();
      case OPERATION + OperationCode.POSTNORMSN -> singleLength.correctExponent();
      case OPERATION + OperationCode.ROUNDSN -> singleLength.round();
      case OPERATION + OperationCode.LDINF -> singleLength.loadInfinity();
      case OPERATION + OperationCode.CFLERR -> singleLength.checkError();
      case OPERATION + OperationCode.FMUL -> singleLength.multiplyFractions();
      case OPERATION + OperationCode.MARK -> core.events().marker(pop());
      default -> {
        if (SharedMemoryOperations.isOne(instruction)) {
          sharedMemory.execute(instruction);
        } else if (!debugging.execute(instruction) && !floatingPoint.execute(instruction)) {
          refuse(instruction);
        }
      }
    }
  }

  /** An operation that this type of processor has not, or whose effect is not known. */
  private void refuse(int instruction) {
    int code = instruction - OPERATION;
    core.fail(
        "operation code #%X, %s, is not executed by a %s"
            .formatted(code, Operation.forCode(code).orElseThrow().mnemonic(), core.processor()));
  }

  /** Goes on with a block move that was left for something that could interrupt it. */
  void continueMove() {
    BlockMove.Purpose purpose = state.moving;
    if (blockMove.advance()) {
      switch (purpose) {
        case MESSAGE -> communication.completeMessage();
        case ROW -> rows.advance();
        case MOVE -> {
          // Nothing follows.
        }
      }
    }
  }

  private void call(int operand) {
    int workspace = state.workspace - 16;
    memory.store(workspace, state.instructionPointer);
    memory.store(workspace + 4, state.a);
    memory.store(workspace + 8, state.b);
    memory.store(workspace + 12, state.c);
    state.workspace = workspace;
    state.a = state.instructionPointer;
    // Undefined by the manual; as observed on silicon.
    state.b = state.c;
    state.instructionPointer += operand;
  }

  /** lend: A bytes back, B control block of index and count. */
  private void loopEnd() {
    int block = state.b;
    int count = memory.load(block + 4);
    memory.store(block + 4, count - 1);
    // C is undefined by the manual; as observed on silicon.
    state.c = 0;
    if (count > 1) {
      state.c = memory.load(block) + 1;
      memory.store(block, state.c);
      state.instructionPointer -= state.a;
      giveWayIfSliceIsUsed();
    } else {
      core.spendShorter(Operation.LEND);
    }
  }

  private void giveWayIfSliceIsUsed() {
    if (state.priority == CoreState.LOW && core.operationStart() >= state.sliceEnd) {
      scheduler.giveWay();
    }
  }

  private void push(int value) {
    state.c = state.b;
    state.b = state.a;
    state.a = value;
  }

  private int pop() {
    int value = state.a;
    state.a = state.b;
    state.b = state.c;
    return value;
  }
}
