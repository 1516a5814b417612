package org.inmesh.coresim.coherence;

/**
 * Messages of one class never wait for messages of an earlier class to be accepted: a request may
 * cause forwards and responses, a forward causes responses, a response causes nothing that its
 * receiver has to wait for. Each class has a physical network of its own, so the protocol cannot
 * deadlock in the network.
 */
enum MessageClass {
  REQUEST,
  FORWARD,
  RESPONSE
}
