package org.inmesh.coresim.coherence.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.inmesh.coresim.coherence.consistency.StoreBuffer.Answer;
import org.junit.jupiter.api.Test;

class StoreBufferTest {

  @Test
  void shouldGiveStoresBackInOrder() {
    StoreBuffer buffer = new StoreBuffer(2);
    buffer.addWord(100, 1);
    buffer.addWord(104, 2);
    assertThat(buffer.isFull()).isTrue();
    assertThatThrownBy(() -> buffer.addWord(108, 3)).hasMessageContaining("full");
    assertThat(buffer.firstAddress()).isEqualTo(100);
    assertThat(buffer.firstMerged(99)).isEqualTo(1);
    buffer.removeFirst();
    buffer.addByte(109, 3);
    assertThat(buffer.firstAddress()).isEqualTo(104);
    buffer.removeFirst();
    assertThat(buffer.firstAddress()).isEqualTo(108);
    assertThat(buffer.firstMerged(0x11223344)).isEqualTo(0x11220344);
    buffer.removeFirst();
    assertThat(buffer.isEmpty()).isTrue();
    assertThatThrownBy(buffer::removeFirst).hasMessageContaining("empty");
  }

  @Test
  void shouldForwardTheLatestStore() {
    StoreBuffer buffer = new StoreBuffer(4);
    buffer.addWord(100, 0x01020304);
    buffer.addWord(100, 0x05060708);
    assertThat(buffer.findWord(100)).isEqualTo(Answer.FORWARDED);
    assertThat(buffer.value()).isEqualTo(0x05060708);
    assertThat(buffer.findByte(102)).isEqualTo(Answer.FORWARDED);
    assertThat(buffer.value()).isEqualTo(6);
    assertThat(buffer.findWord(104)).isEqualTo(Answer.NONE);
  }

  @Test
  void shouldNotForwardAWordOfWhichAByteIsNewer() {
    StoreBuffer buffer = new StoreBuffer(4);
    buffer.addWord(100, 0x01020304);
    buffer.addByte(101, 0xFF);
    assertThat(buffer.findWord(100)).isEqualTo(Answer.PARTIAL);
    assertThat(buffer.findByte(101)).isEqualTo(Answer.FORWARDED);
    assertThat(buffer.value()).isEqualTo(0xFF);
    assertThat(buffer.findByte(103)).isEqualTo(Answer.FORWARDED);
    assertThat(buffer.value()).isEqualTo(1);
    assertThat(buffer.overlay(100, 7)).isEqualTo(0x0102FF04);
  }

  /** What is forwarded, or seen from outside, is what a plain memory would hold by then. */
  @Test
  void shouldAgreeWithStoresDoneAtOnce() {
    Random random = new Random(3);
    StoreBuffer buffer = new StoreBuffer(5);
    int[] memory = new int[3];
    int[] seen = new int[3];
    Deque<Integer> order = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      int word = random.nextInt(3);
      int address = 4 * word + random.nextInt(4);
      int value = random.nextInt();
      if (buffer.isFull() || random.nextInt(3) == 0 && !buffer.isEmpty()) {
        assertThat(buffer.firstAddress()).isEqualTo(4 * order.remove());
        int first = buffer.firstAddress() / 4;
        memory[first] = buffer.firstMerged(memory[first]);
        buffer.removeFirst();
      } else if (random.nextBoolean()) {
        buffer.addWord(address, value);
        seen[word] = value;
        order.add(word);
      } else {
        buffer.addByte(address, value);
        int shift = 8 * (address & 3);
        seen[word] = seen[word] & ~(0xFF << shift) | (value & 0xFF) << shift;
        order.add(word);
      }
      assertThat(buffer.overlay(address, memory[word])).isEqualTo(seen[word]);
      if (buffer.findWord(address) == Answer.FORWARDED) {
        assertThat(buffer.value()).isEqualTo(seen[word]);
      }
      int inByte = seen[word] >>> 8 * (address & 3) & 0xFF;
      if (buffer.findByte(address) == Answer.FORWARDED) {
        assertThat(buffer.value()).isEqualTo(inByte);
      } else {
        assertThat(memory[word] >>> 8 * (address & 3) & 0xFF).isEqualTo(inByte);
      }
    }
  }
}
