package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;

/**
 * The loop in which a core spends its time: executes the frequent instructions on local copies of
 * the registers, and hands the others to {@link TransputerCore#perform}.
 */
final class InnerLoop {
  private static final byte[] KINDS = InstructionKind.table();

  // A number that no instruction has: leads to the performing of a j or lend in full.
  private static final int GIVE_WAY = DecodedCode.INSTRUCTION_LIMIT;

  // Another one: the frequent case of an instruction that is otherwise performed.
  private static final int DONE = DecodedCode.INSTRUCTION_LIMIT + 1;

  private static final long[] EMPTY_PAGE = {};

  // Odd, so that no loop hides from it.
  private static final int SAMPLE_PERIOD = 127;

  private final TransputerCore core;
  private final CoreState state;
  private final CoreCounters counters;
  private final MemoryPort memory;
  private final DecodedCode code;

  /** Beyond the base, so not above 0: of lend that ends the loop, of cj that does not jump. */
  private final int loopEndCycles;

  private final int notTakenCycles;

  /** Or null. */
  private RegionExecutor executor;

  private WritableCode writableCode;

  /** The instruction that waits for memory, or 0. */
  private long waitingEntry;

  private int waitingPointer;
  private final long[] waitingPage = new long[1];
  private int jumpsToSample = SAMPLE_PERIOD;

  InnerLoop(
      TransputerCore core,
      CoreState state,
      CoreCounters counters,
      MemoryPort memory,
      DecodedCode code) {
    this.core = core;
    this.state = state;
    this.counters = counters;
    this.memory = memory;
    this.code = code;
    this.loopEndCycles = core.cycles().of(Operation.LEND).shorterBeyondBase();
    this.notTakenCycles = core.cycles().of(Function.CJ).shorterBeyondBase();
  }

  /** Has marked places of this code executed by somebody else. */
  void setExecutor(RegionExecutor other, WritableCode marked) {
    executor = other;
    writableCode = marked;
  }

  /**
   * Executes what is due up to the core's horizon and what may be executed ahead, up to a limit.
   * Returns true if it ended because the activity may have changed, false if the core has to wait
   * for the machine or for memory.
   */
  boolean run(long end) {
    final MemoryPort port = memory;
    long limit = end;
    long horizon = core.bounds().horizon();
    int ahead = core.bounds().barrier();
    long interruptCycle = core.bounds().interruptCycle();
    int a = state.a;
    int b = state.b;
    int c = state.c;
    int workspace = state.workspace;
    int pointer = state.instructionPointer;
    long time = state.clock;
    long instructions = 0;
    long busy = 0;
    boolean goOn = false;
    long sliceEnd = core.bounds().sliceEnd();
    long[] page = EMPTY_PAGE;
    int base = pointer;
    boolean fetches = code.isFetched();
    if (waitingEntry != 0 && fetches) {
      if (waitingPointer == pointer) {
        waitingPage[0] = waitingEntry;
        page = waitingPage;
      }
      waitingEntry = 0;
    }
    try {
      loop:
      while (time < limit) {
        int offset = pointer - base;
        if (Integer.compareUnsigned(offset, page.length) >= 0) {
          if (fetches) {
            if (time >= interruptCycle) {
              goOn = true;
              break;
            }
            if (time > horizon && ahead != InstructionKind.VISIBLE) {
              state.putBack(a, b, c, workspace, pointer, time);
              counters.count(instructions, busy);
              instructions = 0;
              busy = 0;
              if (ahead != InstructionKind.FETCHED || !core.runAhead().begin()) {
                break;
              }
              ahead = InstructionKind.VISIBLE;
              limit = Math.min(limit, horizon + core.runAhead().span());
            }
            core.runAhead().fetch(time);
          }
          page = code.page(pointer);
          if (page == null) {
            await();
            break;
          }
          base = pointer & -page.length;
          offset = pointer - base;
        }
        long entry = page[offset];
        if (DecodedCode.length(entry) == 0) {
          if (entry == 0) {
            if (fetches) {
              if (time >= interruptCycle || time > horizon && ahead != InstructionKind.VISIBLE) {
                // Decided where pages are fetched, before another line is.
                page = EMPTY_PAGE;
                continue;
              }
              core.runAhead().fetch(time);
            }
            entry = code.decode(pointer);
            if (entry == DecodedCode.NOT_FETCHED) {
              await();
              break;
            }
          } else {
            state.putBack(a, b, c, workspace, pointer, time);
            if (executor.execute(DecodedCode.operand(entry), limit)) {
              a = state.a;
              b = state.b;
              c = state.c;
              workspace = state.workspace;
              pointer = state.instructionPointer;
              time = state.clock;
              if (state.activity != CoreState.RUNNING
                  || state.moving != null
                  || core.bounds().interruptDue()) {
                counters.count(instructions, busy);
                return state.activity != CoreState.FAULTED;
              }
              horizon = core.bounds().horizon();
              ahead = core.bounds().barrier();
              interruptCycle = core.bounds().interruptCycle();
              sliceEnd = core.bounds().sliceEnd();
              continue;
            }
            entry = writableCode.beneathMark(entry);
          }
        }
        int instruction = DecodedCode.instruction(entry);
        if (time > horizon && KINDS[instruction] >= ahead) {
          if (!mayGoBack(ahead) || KINDS[instruction] == InstructionKind.VISIBLE) {
            break;
          }
          state.putBack(a, b, c, workspace, pointer, time);
          counters.count(instructions, busy);
          instructions = 0;
          busy = 0;
          if (!core.runAhead().begin()) {
            break;
          }
          ahead = InstructionKind.VISIBLE;
          limit = Math.min(limit, horizon + core.runAhead().span());
          continue;
        }
        if (time >= interruptCycle) {
          goOn = true;
          break;
        }
        if (time >= sliceEnd && InstructionKind.mayGiveWay(instruction)) {
          if (time > horizon) {
            break;
          }
          instruction = GIVE_WAY;
        }
        int operand = DecodedCode.operand(entry);
        int next = pointer + DecodedCode.length(entry);
        int cycles = DecodedCode.cycles(entry);
        if (instruction == OPERATION + OperationCode.LEND) {
          long looped = port.loopEndAlone(b);
          if (looped >= 0) {
            boolean again = looped >= MemoryPort.LOOPS_AGAIN;
            cycles += (int) (looped >> Integer.SIZE) & 0xFFFF;
            c = (int) looped;
            next -= again ? a : 0;
            cycles += again ? port.jumpCycles(next) : loopEndCycles;
            instruction = DONE;
          }
        } else if (instruction == OPERATION + OperationCode.CSUB0
            && Integer.compareUnsigned(b, a) < 0) {
          a = b;
          b = c;
          instruction = DONE;
        }
        switch (instruction) {
          case DONE -> {}
          case FunctionCode.LDC -> {
            c = b;
            b = a;
            a = operand;
          }
          case FunctionCode.LDL -> {
            long loaded = port.loadAlone(workspace + operand);
            if (loaded < 0) {
              await(entry, pointer);
              break loop;
            }
            cycles += (int) (loaded >> Integer.SIZE);
            c = b;
            b = a;
            a = (int) loaded;
          }
          case FunctionCode.STL -> {
            int accessCycles = port.storeAlone(workspace + operand, a);
            if (accessCycles < 0) {
              await(entry, pointer);
              break loop;
            }
            cycles += accessCycles;
            a = b;
            b = c;
          }
          case FunctionCode.LDLP -> {
            c = b;
            b = a;
            a = workspace + operand;
          }
          case FunctionCode.LDNL -> {
            long loaded = port.loadAlone(a + operand);
            if (loaded < 0) {
              await(entry, pointer);
              break loop;
            }
            cycles += (int) (loaded >> Integer.SIZE);
            a = (int) loaded;
          }
          case FunctionCode.STNL -> {
            int accessCycles = port.storeAlone(a + operand, b);
            if (accessCycles < 0) {
              await(entry, pointer);
              break loop;
            }
            cycles += accessCycles;
            a = c;
          }
          case FunctionCode.LDNLP -> a += operand;
          case FunctionCode.J -> {
            next += operand;
            cycles += operand == 0 ? 0 : port.jumpCycles(next);
            if (operand < 0 && --jumpsToSample < 0) {
              sample(next);
            }
          }
          case FunctionCode.EQC -> a = a == operand ? 1 : 0;
          case FunctionCode.AJW -> workspace += operand;
          case FunctionCode.CJ -> {
            if (a == 0) {
              next += operand;
              cycles += operand == 0 ? 0 : port.jumpCycles(next);
              if (operand < 0 && --jumpsToSample < 0) {
                sample(next);
              }
            } else {
              a = b;
              b = c;
              cycles += notTakenCycles;
            }
          }
          case FunctionCode.ADC -> {
            int sum = a + operand;
            if (((a ^ sum) & (operand ^ sum)) < 0) {
              state.workspace = workspace;
              core.underWay().setError("arithmetic overflow", pointer, time);
            }
            a = sum;
          }
          case OPERATION + OperationCode.ADD -> {
            int sum = a + b;
            if (((a ^ sum) & (b ^ sum)) < 0) {
              state.workspace = workspace;
              core.underWay().setError("arithmetic overflow", pointer, time);
            }
            a = sum;
            b = c;
          }
          case OPERATION + OperationCode.SUB -> {
            int difference = b - a;
            if (((b ^ a) & (b ^ difference)) < 0) {
              state.workspace = workspace;
              core.underWay().setError("arithmetic overflow", pointer, time);
            }
            a = difference;
            b = c;
          }
          case OPERATION + OperationCode.SUM -> {
            a += b;
            b = c;
          }
          case OPERATION + OperationCode.DIFF -> {
            a = b - a;
            b = c;
          }
          case OPERATION + OperationCode.GT -> {
            a = b > a ? 1 : 0;
            b = c;
          }
          case OPERATION + OperationCode.AND -> {
            a &= b;
            b = c;
          }
          case OPERATION + OperationCode.OR -> {
            a |= b;
            b = c;
          }
          case OPERATION + OperationCode.XOR -> {
            a ^= b;
            b = c;
          }
          case OPERATION + OperationCode.NOT -> a = ~a;
          case OPERATION + OperationCode.REV -> {
            int top = a;
            a = b;
            b = top;
          }
          case OPERATION + OperationCode.BSUB -> {
            a += b;
            b = c;
          }
          case OPERATION + OperationCode.WSUB -> {
            a += b << 2;
            b = c;
          }
          case OPERATION + OperationCode.BCNT -> a <<= 2;
          case OPERATION + OperationCode.SHL -> {
            cycles += Arithmetic.countedPlaces(a);
            a = Integer.compareUnsigned(a, Integer.SIZE) < 0 ? b << a : 0;
            b = c;
          }
          case OPERATION + OperationCode.SHR -> {
            cycles += Arithmetic.countedPlaces(a);
            a = Integer.compareUnsigned(a, Integer.SIZE) < 0 ? b >>> a : 0;
            b = c;
          }
          case OPERATION + OperationCode.MINT -> {
            c = b;
            b = a;
            a = Integer.MIN_VALUE;
          }
          case OPERATION + OperationCode.LDPI -> a += next;
          case OPERATION + OperationCode.LB -> {
            port.begin();
            if (!port.loadReady(a)) {
              await(entry, pointer);
              break loop;
            }
            a = port.loadByte(a);
            cycles += port.commit();
          }
          case OPERATION + OperationCode.SB -> {
            port.begin();
            if (!port.storeReady(a)) {
              await(entry, pointer);
              break loop;
            }
            port.storeByte(a, b);
            cycles += port.commit();
            a = c;
            c = 0;
          }
          case OPERATION + OperationCode.GAJW -> {
            int top = a;
            a = workspace;
            workspace = top & ~3;
          }
          default -> {
            // Everything else works on the state; an instruction may end the process or the run.
            state.putBack(a, b, c, workspace, pointer, time);
            if (!core.perform(entry)) {
              counters.count(instructions, busy);
              return false;
            }
            if (state.activity != CoreState.RUNNING
                || state.moving != null
                || core.bounds().interruptDue()) {
              counters.count(instructions, busy);
              return true;
            }
            a = state.a;
            b = state.b;
            c = state.c;
            workspace = state.workspace;
            pointer = state.instructionPointer;
            time = state.clock;
            horizon = core.bounds().horizon();
            ahead = core.bounds().barrier();
            interruptCycle = core.bounds().interruptCycle();
            sliceEnd = core.bounds().sliceEnd();
            // Not in the middle of straight code: floating-point instructions are performed, too.
            if (pointer != next && --jumpsToSample < 0) {
              sample(pointer);
            }
            continue;
          }
        }
        pointer = next;
        time += cycles;
        busy += cycles;
        instructions++;
        if (state.activity != CoreState.RUNNING) {
          break;
        }
      }
    } catch (ProgramFault failure) {
      state.workspace = workspace;
      core.underWay().fail(failure.getMessage(), pointer, time++);
    }
    state.putBack(a, b, c, workspace, pointer, time);
    counters.count(instructions, busy);
    counters.lastCycle = time;
    return goOn;
  }

  /** The same, of an instruction that has been fetched, and is not fetched again. */
  private void await(long entry, int pointer) {
    await();
    if (state.activity == CoreState.STALLED) {
      waitingEntry = entry;
      waitingPointer = pointer;
    }
  }

  /** The instruction is done again: when memory has answered, or when its time has come. */
  private void await() {
    if (!core.runAhead().isActive()) {
      state.stall();
    }
  }

  private static boolean mayGoBack(int barrier) {
    return barrier == InstructionKind.MEMORY || barrier == InstructionKind.FETCHED;
  }

  private void sample(int address) {
    jumpsToSample = SAMPLE_PERIOD;
    if (executor != null) {
      executor.sample(address);
    }
  }
}
