package org.inmesh.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserversTest {
  private final List<String> calls = new ArrayList<>();

  private NetworkObserver recording(String name) {
    return (NetworkObserver)
        Proxy.newProxyInstance(
            NetworkObserver.class.getClassLoader(),
            new Class<?>[] {NetworkObserver.class},
            (proxy, method, arguments) -> {
              calls.add(name + " " + method.getName() + List.of(arguments));
              return null;
            });
  }

  /** Every event there is, so that one added to the interface is not forgotten here. */
  @Test
  void shouldTellAllObserversOfEveryEvent() throws ReflectiveOperationException {
    NetworkObserver both = Observers.of(List.of(recording("first"), recording("second")));
    for (Method event : NetworkObserver.class.getMethods()) {
      if (event.getReturnType() != void.class) {
        continue;
      }
      Object[] arguments = new Object[event.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        if (event.getParameterTypes()[i] == int.class) {
          arguments[i] = i;
        } else {
          arguments[i] = (long) i;
        }
      }
      calls.clear();
      event.invoke(both, arguments);
      String call = " " + event.getName() + List.of(arguments);
      assertThat(calls).containsExactly("first" + call, "second" + call);
    }
  }

  @Test
  void shouldWatchGrantsIfOneOfThemDoes() {
    NetworkObserver watching = new NetworkObserver() {};
    NetworkObserver other =
        new NetworkObserver() {
          @Override
          public boolean watchesGrants() {
            return false;
          }
        };
    assertThat(Observers.of(List.of(other, watching)).watchesGrants()).isTrue();
    assertThat(Observers.of(List.of(other, other)).watchesGrants()).isFalse();
  }

  @Test
  void shouldPutNothingInFrontOfOneObserver() {
    NetworkObserver one = new NetworkObserver() {};
    assertThat(Observers.of(List.of(one))).isSameAs(one);
    assertThat(Observers.of(List.of())).isNull();
  }
}
