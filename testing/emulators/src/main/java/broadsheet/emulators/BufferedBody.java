package broadsheet.emulators;

import software.amazon.awssdk.core.interceptor.Context.ModifyHttpRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * As {@code broadsheet.aws.BufferedBody} of shared/lambda, which says why: each call waits a millisecond less. That
 * module is tested with this one, so this one cannot depend on it. Thread-safe.
 */
final class BufferedBody implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.method() == SdkHttpMethod.POST
                ? request.toBuilder().removeHeader("Content-Length").build()
                : request;
    }
}
