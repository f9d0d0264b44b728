package vn.postalgateway.settlement;

/**
 * A paper that one side put forward (chứng từ kèm theo), kept as it came.
 *
 * @param name      as it was handed in; for people, never a path
 * @param mediaType what its bytes are, not what somebody said they were
 * @param sha256    64 hexadecimal digits
 */
public record DisputeFile(String fileId, String name, String mediaType, String sha256, int sizeBytes) {
}
