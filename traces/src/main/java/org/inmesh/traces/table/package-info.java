/** Tables of packets: {@code time source destination size}. */
package org.inmesh.traces.table;
