package broadsheet.transfer;

import broadsheet.article.Attachment;
import broadsheet.bucket.Bucket;
import java.nio.file.Files;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Copies pictures from the bucket, in all their widths, and files. The originals are not kept by the system, so the widest copy is the best there is. A
 * file that is there already stays: its path has the hash of its original.
 */
record PictureCopies(S3Client client, String bucket, ExportFolder folder) {
    /**
     * Copies a picture.
     *
     * @return whether the bucket has all of it
     */
    boolean copy(Attachment picture) {
        boolean complete = true;
        for (String path : picture.files()) {
            String file = path.substring(1);
            complete &= folder.has(file) || copy(file);
        }
        return complete;
    }

    private boolean copy(String path) {
        try {
            folder.write(path, file -> {
                Files.deleteIfExists(file);
                client.getObject(get -> get.bucket(bucket).key(Bucket.key("/" + path)), file);
            });
            return true;
        } catch (NoSuchKeyException missing) {
            return false;
        }
    }
}
