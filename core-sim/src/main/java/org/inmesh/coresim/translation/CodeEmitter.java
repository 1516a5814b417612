package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import org.inmesh.coresim.transputer.TranslatedScheduling;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes JVM instructions into a method: what is written in many places, in one word each. */
final class CodeEmitter {
  static final String PORT = "org/inmesh/coresim/transputer/TranslationPort";
  private static final String SCHEDULING = Type.getInternalName(TranslatedScheduling.class);
  private static final String SUPPORT = Type.getInternalName(GeneratedCodeSupport.class);

  private final MethodVisitor method;
  private int freeSlot = Slots.FREE;

  CodeEmitter(MethodVisitor method) {
    this.method = method;
  }

  /** The local variables of the block before are no longer needed. */
  void startBlock() {
    freeSlot = Slots.FREE;
  }

  void op(int opcode) {
    method.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    method.visitJumpInsn(opcode, target);
  }

  void label(Label label) {
    method.visitLabel(label);
  }

  void dispatch(Label otherwise, int[] keys, Label[] labels) {
    method.visitLookupSwitchInsn(otherwise, keys, labels);
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void pushLong(long value) {
    method.visitLdcInsn(value);
  }

  void pushFloat(float value) {
    if (Float.floatToRawIntBits(value) == 0) {
      method.visitInsn(Opcodes.FCONST_0);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void pushDouble(double value) {
    if (Double.doubleToRawLongBits(value) == 0) {
      method.visitInsn(Opcodes.DCONST_0);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void load(int slot) {
    method.visitVarInsn(Opcodes.ILOAD, slot);
  }

  void store(int slot) {
    method.visitVarInsn(Opcodes.ISTORE, slot);
  }

  void loadLong(int slot) {
    method.visitVarInsn(Opcodes.LLOAD, slot);
  }

  void storeLong(int slot) {
    method.visitVarInsn(Opcodes.LSTORE, slot);
  }

  void loadFloat(int slot) {
    method.visitVarInsn(Opcodes.FLOAD, slot);
  }

  void loadDouble(int slot) {
    method.visitVarInsn(Opcodes.DLOAD, slot);
  }

  void loadReference(int slot) {
    method.visitVarInsn(Opcodes.ALOAD, slot);
  }

  void storeReference(int slot) {
    method.visitVarInsn(Opcodes.ASTORE, slot);
  }

  /** A local variable plus a number. */
  void loadPlus(int slot, int number) {
    load(slot);
    if (number != 0) {
      push(number);
      op(Opcodes.IADD);
    }
  }

  /** Adds to a local variable. */
  void add(int slot, int number) {
    if (number == (short) number) {
      if (number != 0) {
        method.visitIincInsn(slot, number);
      }
    } else {
      loadPlus(slot, number);
      store(slot);
    }
  }

  void load(Value value) {
    switch (value) {
      case Value.Local local -> load(local.slot());
      case Value.Constant constant -> push(constant.value());
      case Value.WorkspaceAddress address -> {
        load(Slots.WORKSPACE);
        push(2);
        op(Opcodes.ISHL);
        push(MEMORY_START + (address.words() << 2));
        op(Opcodes.IADD);
      }
      case Value.Equal equal -> loadCondition(value);
      case Value.Greater greater -> loadCondition(value);
      case Value.Not not -> loadCondition(value);
    }
  }

  private void loadCondition(Value condition) {
    Label isFalse = new Label();
    Label end = new Label();
    jumpIfFalse(condition, isFalse);
    push(1);
    jump(Opcodes.GOTO, end);
    label(isFalse);
    push(0);
    label(end);
  }

  /** Jumps if a value is 0. */
  void jumpIfFalse(Value value, Label target) {
    jumpIf(value, false, target);
  }

  private void jumpIf(Value value, boolean sense, Label target) {
    switch (value) {
      case Value.Not not -> jumpIf(not.condition(), !sense, target);
      case Value.Equal equal -> {
        load(equal.left());
        if (equal.right() == 0) {
          jump(sense ? Opcodes.IFEQ : Opcodes.IFNE, target);
        } else {
          push(equal.right());
          jump(sense ? Opcodes.IF_ICMPEQ : Opcodes.IF_ICMPNE, target);
        }
      }
      case Value.Greater greater -> {
        load(greater.left());
        load(greater.right());
        jump(sense ? Opcodes.IF_ICMPGT : Opcodes.IF_ICMPLE, target);
      }
      default -> {
        load(value);
        jump(sense ? Opcodes.IFNE : Opcodes.IFEQ, target);
      }
    }
  }

  /** Puts the word on top of the JVM's stack into a new local variable. */
  Value.Local storeNew() {
    int slot = freeSlot++;
    store(slot);
    return new Value.Local(slot);
  }

  /** The same for a float. */
  int storeNewFloat() {
    int slot = freeSlot++;
    method.visitVarInsn(Opcodes.FSTORE, slot);
    return slot;
  }

  /** The same for a double. */
  int storeNewDouble() {
    int slot = freeSlot;
    freeSlot += 2;
    method.visitVarInsn(Opcodes.DSTORE, slot);
    return slot;
  }

  /** Calls a method of the port, which is below the arguments on the JVM's stack. */
  void callPort(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, PORT, name, descriptor, false);
  }

  void loadScheduling() {
    loadReference(Slots.PORT);
    callPort("scheduling", "()L" + SCHEDULING + ";");
  }

  /** Calls a method of {@link TranslatedScheduling}, which is below the arguments. */
  void callScheduling(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, SCHEDULING, name, descriptor, false);
  }

  /** Stores what it has left of a register into the register's local variable. */
  void takeFromScheduling(String name, int slot) {
    loadScheduling();
    callScheduling(name, "()I");
    store(slot);
  }

  /** Calls a method of {@link GeneratedCodeSupport}. */
  void callSupport(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, SUPPORT, name, descriptor, false);
  }

  /** Calls a static method of the Java library. */
  void callLibrary(Class<?> owner, String name, String descriptor) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, Type.getInternalName(owner), name, descriptor, false);
  }
}
