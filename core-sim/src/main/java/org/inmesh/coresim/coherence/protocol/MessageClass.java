package org.inmesh.coresim.coherence.protocol;

/**
 * Messages of one class never wait for messages of an earlier class to be accepted: a request may
 * cause forwards and responses, a forward causes responses, a response causes nothing that its
 * receiver has to wait for. So a network that keeps the classes apart cannot deadlock by the
 * protocol's doing.
 */
public enum MessageClass {
  REQUEST,
  FORWARD,
  RESPONSE
}
