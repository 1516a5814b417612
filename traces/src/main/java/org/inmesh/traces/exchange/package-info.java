/** What every exported and imported format has in common. */
package org.inmesh.traces.exchange;
