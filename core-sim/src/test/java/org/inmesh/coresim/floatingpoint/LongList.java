package org.inmesh.coresim.floatingpoint;

import java.util.Random;
import java.util.stream.LongStream;

/** Boundary operands and some random ones, for operations with one operand. */
final class LongList {
  private final RealFormat format;
  private final long[] operands;

  LongList(RealFormat format, Random random, int count) {
    this.format = format;
    this.operands =
        LongStream.concat(
                LongStream.of(Operands.boundaries(format)),
                LongStream.generate(() -> Operands.random(format, random)).limit(count))
            .toArray();
  }

  long[] all() {
    return operands.clone();
  }

  long[] positive() {
    return LongStream.of(operands).filter(bits -> bits != 0 && !format.isNegative(bits)).toArray();
  }
}
