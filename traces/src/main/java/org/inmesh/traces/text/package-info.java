/** Lines of words, as simple formats of other programs have them. */
package org.inmesh.traces.text;
