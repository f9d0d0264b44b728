package vn.postalgateway.notification;

/** How a citizen is told. */
public enum NoticeChannel {
    /** An e-mail. What is sent twice bears the same Message-ID, so in doubt it is sent again. */
    EMAIL,
    /** A short message (tin nhắn). Nobody knows one again, so in doubt it is not sent a second time. */
    SMS
}
