/** Traffic that files describe by rates from node to node: traffic tables and task graphs. */
package org.inmesh.traces.flow;
