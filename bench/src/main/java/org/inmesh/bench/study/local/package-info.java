/** A whole study on this host, for Java and JShell. */
package org.inmesh.bench.study.local;
