/** Pages for people: made on the server with Qute, from what the services answer to the reader. */
@org.jspecify.annotations.NullMarked
package org.interagency.gateway.web;
