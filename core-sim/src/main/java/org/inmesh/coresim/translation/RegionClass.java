package org.inmesh.coresim.translation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class that a region is translated to: one method, to be filled. */
final class RegionClass {
  private static final String NAME =
      RegionClass.class.getPackageName().replace('.', '/') + "/Region";

  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
  private final MethodVisitor method;
  private final Label end = new Label();

  RegionClass() {
    writer.visit(
        Opcodes.V21,
        Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
        NAME,
        null,
        "java/lang/Object",
        new String[] {Type.getInternalName(TranslatedCode.class)});
    MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    method =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "(L" + CodeEmitter.PORT + ";)V", null, null);
    method.visitCode();
  }

  /** The method. */
  MethodVisitor method() {
    return method;
  }

  /** Ends method and class. */
  byte[] finish() {
    method.visitLabel(end);
    method.visitMaxs(0, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Bytes of the method's code, once it is finished. */
  int methodBytes() {
    return end.getOffset();
  }

  /** Makes an instance of a finished class, which goes when nobody refers to it. */
  static TranslatedCode define(MethodHandles.Lookup lookup, byte[] bytes) {
    try {
      MethodHandles.Lookup defined = lookup.defineHiddenClass(bytes, true);
      return (TranslatedCode)
          defined
              .findConstructor(defined.lookupClass(), MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable failure) {
      throw new IllegalStateException("translated code that the JVM refuses", failure);
    }
  }
}
