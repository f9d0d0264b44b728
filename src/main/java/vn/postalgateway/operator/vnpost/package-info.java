/**
 * The adapter of the operator {@code vnpost}: SOAP 1.1 with a UsernameToken, our own contract {@code wsdl/post.wsdl}.
 * The routes in {@code routes/operator/vnpost} hold the way of a call; the beans here put our words into the post's
 * and back, and say of every failure whether the post can have heard us. It knows the operator's messages, nobody
 * knows it but its routes.
 */
package vn.postalgateway.operator.vnpost;
