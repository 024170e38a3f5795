"""The known privilege escalations in an AWS account, as calls that no role of the pipeline may be allowed.

Each way is a list of calls on resources of others, or on the stage's own resources beyond their limits. The
catalogue follows published lists of privilege escalation in AWS (Rhino Security Labs, PMapper, pathfinding.cloud).
"""

from policies import ACCOUNT, NUMBER, REGION, Request

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
BOUNDARY_OF_ANOTHER = f"arn:aws:iam::{ACCOUNT}:policy/another-boundary"
USER = f"arn:aws:iam::{ACCOUNT}:user/administrator"
GROUP = f"arn:aws:iam::{ACCOUNT}:group/administrators"
POLICY = f"arn:aws:iam::{ACCOUNT}:policy/of-administrators"

# Services to which a role can be passed, and which then act as the role.
COMPUTE = [
    "airflow", "apprunner", "backup", "batch", "bedrock", "cloudformation", "codebuild", "codepipeline", "datapipeline", "ec2",
    "ecs", "ecs-tasks", "eks", "elasticmapreduce", "events", "glue", "greengrass", "imagebuilder", "iot", "lambda", "sagemaker",
    "scheduler", "ssm", "states", "transfer",
]  # fmt: skip

# The first call of each service that the stack does not use. Without it, an attacker cannot use the service.
FOREIGN = [
    "account:PutAlternateContact", "airflow:CreateEnvironment", "apprunner:CreateService", "batch:SubmitJob",
    "bedrock-agentcore:CreateCodeInterpreter", "cloudtrail:StopLogging", "codebuild:CreateProject", "codebuild:StartBuild",
    "codebuild:UpdateProject", "codepipeline:CreatePipeline", "codestar:CreateProject", "cognito-identity:SetIdentityPoolRoles",
    "datapipeline:CreatePipeline", "ec2:AssociateIamInstanceProfile", "ec2:CreateTags", "ec2:ModifyInstanceAttribute",
    "ec2:ReplaceIamInstanceProfileAssociation", "ec2:RunInstances", "ec2-instance-connect:SendSSHPublicKey",
    "ecs:ExecuteCommand", "ecs:RegisterTaskDefinition", "ecs:RunTask", "eks:CreateAccessEntry",
    "elasticmapreduce:RunJobFlow", "glue:CreateDevEndpoint", "glue:CreateJob", "glue:UpdateDevEndpoint", "glue:UpdateJob",
    "imagebuilder:CreateImagePipeline", "kms:CreateGrant", "kms:Decrypt", "kms:PutKeyPolicy", "organizations:AttachPolicy",
    "organizations:LeaveOrganization", "rolesanywhere:CreateTrustAnchor", "sagemaker:CreateNotebookInstance",
    "sagemaker:CreatePresignedNotebookInstanceUrl", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob",
    "scheduler:CreateSchedule", "secretsmanager:GetSecretValue", "secretsmanager:PutResourcePolicy", "ssm:CreateAssociation",
    "ssm:CreateDocument", "ssm:SendCommand", "ssm:StartAutomationExecution", "ssm:StartSession", "sso:CreateAccountAssignment",
    "sso:ProvisionPermissionSet", "states:CreateStateMachine", "states:UpdateStateMachine", "sts:AssumeRole",
    "sts:GetFederationToken", "sts:TagSession", "transfer:CreateUser",
]  # fmt: skip


def ways(pipeline, other):
    """The calls of every way, by its name. `other` is the stack name of another stage in the account."""
    own = pipeline.values["StackName"]
    roles = f"arn:aws:iam::{ACCOUNT}:role"
    mine = f"{roles}/broadsheet/{own}/{own}-GetArticleRole-{NUMBER}"
    boundary = pipeline.arn("Boundary") if pipeline.boundary else BOUNDARY_OF_ANOTHER
    pipelines = [pipeline.arn(name) for name in pipeline.roles]
    # Roles that a pattern could match by mistake: names that CloudFormation generates without a path, and names of
    # other stages.
    victims = [
        f"{roles}/Administrator",
        f"{roles}/{own}-admin",
        f"{roles}/{own}-github-{own.rpartition('-')[2]}-Deployer-{NUMBER}",
        f"{roles}/broadsheet-github-prod-Deployer-{NUMBER}",
        f"{roles}/broadsheet/{other}/{other}-GetArticleRole-{NUMBER}",
        f"{roles}/broadsheet/{own}x/a",
        f"{roles}/{other}-GetArticleRole-{NUMBER}",
        f"{roles}/aws-reserved/sso.amazonaws.com/AWSReservedSSO_AdministratorAccess_0",
        *pipelines,
    ]
    function = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function"
    functions = [f"{function}:{other}-GetArticle-{NUMBER}", f"{function}:payroll", f"{function}:{own}x-GetArticle-{NUMBER}"]
    packages = ["aws-sam-cli-managed-default-samclisourcebucket-1", f"broadsheet-github-{other}-artifacts-{NUMBER.lower()}", "payroll"]
    stacks = [f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{name}/1" for name in (other, f"{own}x", "broadsheet-github-dev", "payroll")]

    def on(targets, *actions, **keys):
        return [Request(action, target, {key.replace("__", ":"): value for key, value in keys.items()})
                for target in targets for action in actions]  # fmt: skip

    def with_keys(keys, targets, *actions):
        return [Request(action, target, keys) for target in targets for action in actions]

    within = {"iam:PermissionsBoundary": boundary}
    return {
        "make a user or give one a key": on(
            [USER], "iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
            "iam:UpdateAccessKey", "iam:ChangePassword", "iam:CreateServiceSpecificCredential", "iam:ResetServiceSpecificCredential",
            "iam:UploadSSHPublicKey", "iam:DeactivateMFADevice", "iam:ResyncMFADevice", "iam:EnableMFADevice", "iam:CreateVirtualMFADevice",
            "iam:DeleteUserPermissionsBoundary", "iam:PutUserPermissionsBoundary", "iam:UploadSigningCertificate",
        ),
        "give a user or a group a policy": [
            *with_keys({"iam:PolicyARN": ADMINISTRATOR}, [USER], "iam:AttachUserPolicy"),
            *with_keys({"iam:PolicyARN": ADMINISTRATOR}, [GROUP], "iam:AttachGroupPolicy"),
            *on([USER], "iam:PutUserPolicy"), *on([GROUP], "iam:PutGroupPolicy", "iam:AddUserToGroup", "iam:CreateGroup"),
        ],
        "write a policy that others have": on(
            [POLICY, boundary, f"arn:aws:iam::{ACCOUNT}:policy/{own}-policy"], "iam:CreatePolicy", "iam:CreatePolicyVersion",
            "iam:SetDefaultPolicyVersion", "iam:DeletePolicyVersion", "iam:DeletePolicy",
        ),
        "make a role without the boundary": [
            *on([mine], "iam:CreateRole"),
            *with_keys({"iam:PermissionsBoundary": BOUNDARY_OF_ANOTHER}, [mine], "iam:CreateRole"),
            *with_keys(within, victims, "iam:CreateRole"),
        ],
        "give a role a policy beyond the list": [
            *with_keys(within | {"iam:PolicyARN": ADMINISTRATOR}, [mine], "iam:AttachRolePolicy"),
            *with_keys(within | {"iam:PolicyARN": POLICY}, [mine], "iam:AttachRolePolicy"),
            *with_keys(within | {"iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}, victims,
                       "iam:AttachRolePolicy", "iam:DetachRolePolicy"),
        ],
        "put a policy into a role that has no boundary": [
            *on([mine], "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:DeleteRolePolicy"),
            *with_keys({"iam:PolicyARN": "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"}, [mine], "iam:AttachRolePolicy", "iam:DetachRolePolicy"),
            *with_keys({"iam:PermissionsBoundary": BOUNDARY_OF_ANOTHER}, [mine], "iam:PutRolePolicy"),
            *with_keys(within, victims, "iam:PutRolePolicy", "iam:DeleteRolePolicy"),
        ],
        "lift the boundary": [
            *with_keys(within, [mine, *victims], "iam:DeleteRolePermissionsBoundary"),
            *on([mine, *victims], "iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"),
            *with_keys({"iam:PermissionsBoundary": BOUNDARY_OF_ANOTHER}, [mine], "iam:PutRolePermissionsBoundary"),
        ],
        "say who gets another role": on(
            victims, "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription", "iam:DeleteRole", "iam:TagRole", "iam:UntagRole",
        ),
        "give another role to a service": [
            request for service in ("apigateway", "codedeploy", *COMPUTE)
            for request in with_keys({"iam:PassedToService": f"{service}.amazonaws.com"},
                                     [role for role in victims if (role, service) != (pipeline.arn("Deployer"), "cloudformation")], "iam:PassRole")
        ],
        "give an own role to a service that the stack is not of": [
            request for service in COMPUTE if service != "lambda"
            for request in with_keys({"iam:PassedToService": f"{service}.amazonaws.com"}, [mine], "iam:PassRole")
        ],
        "make a role for a service that the stack is not of": [
            request for service in ("elasticbeanstalk", "organizations", "lex", "autoscaling", "sso")
            for request in with_keys({"iam:AWSServiceName": f"{service}.amazonaws.com"},
                                     [f"{roles}/aws-service-role/{service}.amazonaws.com/A"], "iam:CreateServiceLinkedRole")
        ],
        "let others sign in": [
            *on([f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"], "iam:CreateOpenIDConnectProvider",
                "iam:AddClientIDToOpenIDConnectProvider", "iam:UpdateOpenIDConnectProviderThumbprint", "iam:DeleteOpenIDConnectProvider"),
            *on([f"arn:aws:iam::{ACCOUNT}:saml-provider/a"], "iam:CreateSAMLProvider", "iam:UpdateSAMLProvider"),
            *on(["*"], "iam:UpdateAccountPasswordPolicy", "iam:CreateAccountAlias"),
            *on([f"arn:aws:iam::{ACCOUNT}:instance-profile/a"], "iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile"),
        ],
        "become another role": on(victims, "sts:AssumeRole"),
        "change the code or the calls of another function": [
            *on(functions, "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration", "lambda:PublishVersion", "lambda:UpdateAlias",
                "lambda:CreateAlias", "lambda:InvokeFunction", "lambda:CreateFunctionUrlConfig", "lambda:DeleteFunction", "lambda:CreateFunction"),
            *with_keys({"lambda:Principal": "apigateway.amazonaws.com"}, functions, "lambda:AddPermission"),
            *[Request(action, f"arn:aws:lambda:{REGION}:{ACCOUNT}:event-source-mapping:1", {"lambda:FunctionArn": one})
              for one in functions for action in ("lambda:UpdateEventSourceMapping", "lambda:DeleteEventSourceMapping")],
            *[Request("lambda:CreateEventSourceMapping", "*", {"lambda:FunctionArn": one}) for one in functions],
        ],
        "let another account call an own function": [
            *with_keys({"lambda:Principal": "444455556666"}, [f"{function}:{own}-GetArticle-{NUMBER}"], "lambda:AddPermission"),
            *on([f"{function}:{own}-GetArticle-{NUMBER}"], "lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"),
        ],
        "bring code by a layer": on(
            [f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:shared", f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:shared:1",
             f"arn:aws:lambda:{REGION}:444455556666:layer:a:1"],
            "lambda:PublishLayerVersion", "lambda:AddLayerVersionPermission", "lambda:GetLayerVersion", "lambda:DeleteLayerVersion",
        ),
        "overwrite another stage's packages": [
            *on([f"arn:aws:s3:::{bucket}/1" for bucket in packages], "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject"),
            *on([f"arn:aws:s3:::{bucket}" for bucket in packages], "s3:CreateBucket", "s3:DeleteBucket", "s3:PutBucketPolicy",
                "s3:PutBucketVersioning", "s3:PutBucketAcl", "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration"),
        ],
        "weaken the own bucket of packages": [
            *on([packages_of(pipeline)], "s3:DeleteBucket", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketVersioning",
                "s3:PutBucketPublicAccessBlock", "s3:PutLifecycleConfiguration"),
            *on([f"{packages_of(pipeline)}/1"], "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl"),
        ],
        "change another stack": [
            *with_keys({"cloudformation:RoleArn": pipeline.arn("Deployer")}, stacks, "cloudformation:CreateChangeSet",
                       "cloudformation:CreateStack", "cloudformation:UpdateStack", "cloudformation:DeleteStack"),
            *on(stacks, "cloudformation:ExecuteChangeSet", "cloudformation:SetStackPolicy", "cloudformation:ContinueUpdateRollback",
                "cloudformation:CreateStackSet", "cloudformation:GetTemplate"),
            *on(["*"], "cloudformation:RegisterType", "cloudformation:ActivateType", "cloudformation:CreateStackInstances"),
        ],
        "change the own stack by another role, or take into it what it did not make": [
            *on([own_stack(own)], "cloudformation:CreateChangeSet", "cloudformation:CreateStack", "cloudformation:UpdateStack",
                "cloudformation:DeleteStack", "cloudformation:SetStackPolicy"),
            *with_keys({"cloudformation:RoleArn": f"{roles}/Administrator"}, [own_stack(own)], "cloudformation:CreateChangeSet"),
            *with_keys({"cloudformation:RoleArn": pipeline.arn("Deployer"), "cloudformation:ImportResourceTypes": "AWS::IAM::Role"},
                       [own_stack(own)], "cloudformation:CreateChangeSet"),
        ],
        "read or write another stack's secrets": on(
            [f"arn:aws:ssm:{REGION}:{ACCOUNT}:parameter/{name}" for name in
             (f"broadsheet/{other}/origin-secrets", f"broadsheet/{own}x/a", "payroll/password", "cdk-bootstrap/version")],
            "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:PutParameter", "ssm:DeleteParameter",
        ),
        "use or drop what another stage stores": [
            *on([f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}" for name in (f"{other}-Table-{NUMBER}", f"{own}x-Table-1", "payroll")],
                "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Scan", "dynamodb:UpdateTable", "dynamodb:DeleteTable", "dynamodb:PutResourcePolicy",
                "dynamodb:UpdateContinuousBackups"),
            *on([f"arn:aws:s3:::{name}/index.html" for name in (f"{other}-pages-1", f"{own}x-pages-1")], "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            *on([f"arn:aws:s3:::{name}" for name in (f"{other}-pages-1", f"{other}-uploads-1")], "s3:DeleteBucket", "s3:PutBucketPolicy"),
            *on([f"arn:aws:sqs:{REGION}:{ACCOUNT}:{other}-Views-1"], "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteQueue", "sqs:SetQueueAttributes"),
            *on([f"arn:aws:sns:{REGION}:{ACCOUNT}:{other}-Alerts-1"], "sns:Publish", "sns:Subscribe", "sns:DeleteTopic", "sns:SetTopicAttributes"),
            *on([f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{other}-Logs-1"], "logs:DeleteLogGroup", "logs:GetLogEvents", "logs:FilterLogEvents"),
            *on([f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:{other}-FunctionsFail-1"], "cloudwatch:DeleteAlarms", "cloudwatch:PutMetricAlarm"),
            *on([f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{other}-Clock-1"], "events:PutRule", "events:PutTargets", "events:DeleteRule"),
            *on([f"arn:aws:codedeploy:{REGION}:{ACCOUNT}:deploymentgroup:{other}-Application-1/a"], "codedeploy:CreateDeployment"),
            *on([f"arn:aws:cloudfront::{ACCOUNT}:function/{other}-session-to-token"], "cloudfront:UpdateFunction", "cloudfront:PublishFunction"),
            *on([f"arn:aws:wafv2:us-east-1:{ACCOUNT}:global/webacl/{other}-firewall/1"], "wafv2:UpdateWebACL", "wafv2:DeleteWebACL"),
            *on([f"arn:aws:budgets::{ACCOUNT}:budget/{other}"], "budgets:ModifyBudget"),
        ],
        "use another stage's accounts, API or distribution": [
            request for target, actions in {
                f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/1": (
                    "cognito-idp:AdminCreateUser", "cognito-idp:AdminSetUserPassword", "cognito-idp:AdminAddUserToGroup",
                    "cognito-idp:UpdateUserPool", "cognito-idp:CreateUserPoolClient", "cognito-idp:DeleteUserPool"),
                f"arn:aws:apigateway:{REGION}::/apis/1": ("apigateway:PUT", "apigateway:PATCH", "apigateway:DELETE"),
                f"arn:aws:cloudfront::{ACCOUNT}:distribution/1": (
                    "cloudfront:UpdateDistribution", "cloudfront:DeleteDistribution", "cloudfront:TagResource", "cloudfront:UntagResource"),
            }.items()
            for request in with_keys({"aws:ResourceTag/aws:cloudformation:stack-name": other}, [target], *actions)
        ],
        "drop or read what the own stage stores": [
            *on([f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{own}-Table-{NUMBER}"], "dynamodb:DeleteTable", "dynamodb:PutResourcePolicy",
                "dynamodb:ExportTableToPointInTime", "dynamodb:Scan"),
            *on([f"arn:aws:s3:::{own}-pages-{NUMBER.lower()}"], "s3:DeleteBucket"),
            *on([f"arn:aws:s3:::{own}-pages-{NUMBER.lower()}/images/a"], "s3:DeleteObjectVersion"),
            *with_keys({"aws:ResourceTag/aws:cloudformation:stack-name": own}, [f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/1"],
                       "cognito-idp:DeleteUserPool", "cognito-idp:ListUsers", "cognito-idp:AdminGetUser"),
        ],
        "change a REST API or a domain of API Gateway": on(
            [f"arn:aws:apigateway:{REGION}::/{path}" for path in ("restapis", "restapis/1", "domainnames/example.org", "account", "apikeys")],
            "apigateway:GET", "apigateway:PATCH", "apigateway:PUT", "apigateway:POST", "apigateway:DELETE", "apigateway:UpdateRestApiPolicy",
        ),
        "write into a hosted zone": on(["arn:aws:route53:::hostedzone/Z1"], "route53:ChangeResourceRecordSets", "route53:DeleteHostedZone"),
        "use a service that the stack is not of": [Request(action, "*") for action in FOREIGN],
    }  # fmt: skip


def own_stack(own):
    return f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{own}/1"


def packages_of(pipeline):
    return pipeline.arn("Artifacts")


def open_ways(pipeline, allows, other):
    """The allowed calls that lead to an escalation, as lines with the way, the call and the statement."""
    return [
        f"{way}: {request} ({allowed_by})"
        for way, requests in ways(pipeline, other).items()
        for request in requests
        if (allowed_by := allows(request))
    ]
