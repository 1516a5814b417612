package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.ReferenceArithmetic.signed;

import java.util.Map;
import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Instruction;
import org.inmesh.isa.transputer.InstructionDecoder;
import org.inmesh.isa.transputer.Operation;

/**
 * Executes instructions one at a time in the plainest way: bytes of memory, decoding each time,
 * arithmetic on numbers without a size, cycles written down here a second time. What a definition
 * leaves open is null; who compares puts there what the other machine has.
 */
final class ReferenceInterpreter {
  /** From the lowest address up; code too. */
  final byte[] memory;

  Integer a;
  Integer b;
  Integer c;
  int workspace;
  int pointer;
  int priority = 1;
  boolean error;
  boolean haltOnError = true;

  /** When the instruction under way began; after it, when the next one begins. */
  long cycles;

  final ReferenceFloatingPoint floatingPoint = new ReferenceFloatingPoint(this);
  private final ReferenceArithmetic arithmetic = new ReferenceArithmetic(this);
  final ReferenceScheduling scheduling = new ReferenceScheduling(this);
  final ReferenceLaterOperations later = new ReferenceLaterOperations(this);

  /** Cycles of instructions in place of the base of those written down here, by mnemonic. */
  private final Map<String, Integer> bases;

  ReferenceInterpreter(byte[] memory, Map<String, Integer> bases) {
    this.memory = memory;
    this.bases = bases;
  }

  /** Executes the next instruction and tells which it was. */
  Instruction step() {
    Instruction instruction = InstructionDecoder.decode(memory, pointer - Integer.MIN_VALUE);
    pointer += instruction.length();
    int operand = instruction.operand();
    int more = more(instruction);
    int taken =
        instruction.function() == Function.OPR
            ? operate(instruction.operation().orElseThrow())
            : direct(instruction.function(), operand);
    cycles += (more == 0 ? taken : Math.max(1, taken + more)) + prefixCycles(instruction);
    return instruction;
  }

  private int more(Instruction instruction) {
    if (instruction.function() != Function.OPR) {
      Function function = instruction.function();
      return more(function.mnemonic(), function.cost().base());
    }
    Operation operation = instruction.operation().orElseThrow();
    return switch (operation) {
      // Of each row.
      case MOVE2DALL, MOVE2DNONZERO, MOVE2DZERO -> 0;
      case FPENTRY -> {
        FloatingPointEntry entry = FloatingPointEntry.forCode(a).orElseThrow();
        yield more(operation) + more(entry.mnemonic(), entry.cost().base());
      }
      default -> more(operation);
    };
  }

  /** What the base is more than that of the table. */
  int more(Operation operation) {
    return more(operation.mnemonic(), operation.cost().base());
  }

  private int more(String mnemonic, int usual) {
    return bases.getOrDefault(mnemonic, usual) - usual;
  }

  private int prefixCycles(Instruction instruction) {
    int sum = 0;
    for (int i = 0; i < instruction.length() - 1; i++) {
      Function prefix = Function.forCode(memory[instruction.offset() + i] >> 4 & 0xF);
      sum += bases.getOrDefault(prefix.mnemonic(), 1);
    }
    return sum;
  }

  private int direct(Function function, int n) {
    switch (function) {
      case J -> {
        pointer += n;
        set(null, null, null);
        return 3 + scheduling.timeSlice();
      }
      case LDLP -> {
        push(workspace + 4 * n);
        return 1;
      }
      case LDNL -> {
        a = load(a + 4 * n);
        return 2;
      }
      case LDC -> {
        push(n);
        return 1;
      }
      case LDNLP -> {
        a = a + 4 * n;
        return 1;
      }
      case LDL -> {
        push(load(workspace + 4 * n));
        return 2;
      }
      case ADC -> {
        a = arithmetic.checked(signed(a).add(signed(n)));
        return 1;
      }
      case CALL -> {
        workspace -= 16;
        store(workspace, pointer);
        store(workspace + 4, a);
        store(workspace + 8, b);
        store(workspace + 12, c);
        set(pointer, null, null);
        pointer += n;
        return 7;
      }
      case CJ -> {
        if (a == 0) {
          pointer += n;
          return 4;
        }
        pop();
        return 2;
      }
      case AJW -> {
        workspace += 4 * n;
        return 1;
      }
      case EQC -> {
        a = a == n ? 1 : 0;
        return 2;
      }
      case STL -> {
        store(workspace + 4 * n, pop());
        return 1;
      }
      case STNL -> {
        int address = pop() + 4 * n;
        store(address, pop());
        return 2;
      }
      default -> throw new IllegalArgumentException(function.mnemonic());
    }
  }

  private int operate(Operation operation) {
    switch (operation) {
      case REV -> {
        Integer top = a;
        a = b;
        b = top;
        return 1;
      }
      case LB -> {
        a = loadByte(a);
        return 5;
      }
      case SB -> {
        int address = pop();
        memory[address - Integer.MIN_VALUE] = (byte) pop();
        return 4;
      }
      case MINT -> {
        push(Integer.MIN_VALUE);
        return 1;
      }
      case LDPI -> {
        a = a + pointer;
        return 2;
      }
      case GCALL -> {
        int target = a;
        a = pointer;
        pointer = target;
        return 4;
      }
      case GAJW -> {
        int old = workspace;
        workspace = a;
        a = old;
        return 2;
      }
      case RET -> {
        pointer = load(workspace);
        workspace += 16;
        return 5;
      }
      case LEND -> {
        return loopEnd();
      }
      case MOVE -> {
        scheduling.moves.begin(8, c, b, Math.max(a, 0));
        set(null, null, null);
        return scheduling.moves.step();
      }
      case SETERR -> {
        error = true;
        return 1;
      }
      case TESTERR -> {
        push(error ? 0 : 1);
        int taken = error ? 3 : 2;
        error = false;
        return taken;
      }
      case CLRHALTERR -> {
        haltOnError = false;
        return 1;
      }
      case SETHALTERR -> {
        haltOnError = true;
        return 1;
      }
      case TESTHALTERR -> {
        push(haltOnError ? 1 : 0);
        return 2;
      }
      case TESTPRANAL -> {
        push(0);
        return 2;
      }
      default -> {
        int taken = arithmetic.operate(operation);
        if (taken < 0) {
          taken = scheduling.operate(operation);
        }
        return taken >= 0 ? taken : later.operate(operation);
      }
    }
  }

  private int loopEnd() {
    int block = b;
    int back = a;
    int count = load(block + 4);
    store(block + 4, count - 1);
    set(null, null, null);
    if (count <= 1) {
      return 5;
    }
    store(block, load(block) + 1);
    pointer -= back;
    return 10 + scheduling.timeSlice();
  }

  int binary(Integer result, int taken) {
    set(result, c, null);
    return taken;
  }

  void set(Integer newA, Integer newB, Integer newC) {
    a = newA;
    b = newB;
    c = newC;
  }

  void push(int value) {
    set(value, a, b);
  }

  int pop() {
    int value = a;
    set(b, c, null);
    return value;
  }

  void check(boolean holds) {
    error |= !holds;
  }

  Integer failed() {
    error = true;
    return null;
  }

  int loadByte(int address) {
    return memory[address - Integer.MIN_VALUE] & 0xFF;
  }

  int load(int address) {
    int value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value * 256 + loadByte((address & ~3) + i);
    }
    return value;
  }

  void store(int address, int value) {
    for (int i = 0; i < 4; i++) {
      memory[(address & ~3) + i - Integer.MIN_VALUE] = (byte) (value >> 8 * i);
    }
  }
}
